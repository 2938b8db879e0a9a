import Foundation
import Testing

@testable import TraceAnalysis
@testable import tracereport

/// Requests and runs for tests of exported files.
enum ExportSamples {
    /// When the run began.
    static let origin: Int64 = 1_795_859_405_290_235_175

    static let run = ExportedRun(
        file: "run \"a\".jsonl", model: "m", endpoint: "http://localhost:8000", origin: origin)

    /// Half a millisecond of sending, one of waiting, two of an answer, on connection `c`.
    static func request(
        number: Int = 0, after milliseconds: Double = 0, _ change: (inout RequestRow) -> Void = { _ in }
    ) throws -> RequestSpan {
        var row = RequestRow(outcome: .successful)
        row.requestID = "id-\(number)"
        row.start = origin + Int64(milliseconds * 1e6)
        row.end = origin + Int64(milliseconds * 1e6) + 3_500_001
        row.phases = Phases(
            blocked: 0, dns: nil, connect: nil, send: 500_000, wait: 1_000_001, transfer: 2_000_000)
        row.connection = "c"
        row.remote = "10.0.0.7:8000"
        row.status = 200
        row.outputTokens = 24
        change(&row)
        return try #require(RequestSpan(row, number: number))
    }

    /// What a format makes of some events.
    static func bytes(_ format: ExportFormat, _ events: [TraceEvent]) -> [UInt8] {
        var writer = format.writer(run)
        var bytes: [UInt8] = []
        for event in events {
            writer.append(event)
            bytes += writer.takeBytes()
        }
        return bytes + writer.finish()
    }

    /// The same as a JSON object.
    static func json(_ format: ExportFormat, _ events: [TraceEvent]) throws -> [String: Any] {
        let object = try JSONSerialization.jsonObject(with: Data(bytes(format, events)))
        return try #require(object as? [String: Any])
    }
}

/// Protocol buffers read without a schema.
struct ProtobufFields {
    /// A field's value as it stands in the file.
    enum Value: Equatable {
        case number(UInt64)
        case bytes([UInt8])
    }

    /// The fields in their order.
    private(set) var fields: [(number: Int, value: Value)] = []

    /// - Returns: nil for what is no message.
    init?(_ bytes: some Sequence<UInt8>) {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            guard let key = Self.varint(&rest) else { return nil }
            switch key & 7 {
            case 0:
                guard let value = Self.varint(&rest) else { return nil }
                fields.append((Int(key >> 3), .number(value)))
            case 1:
                guard rest.count >= 8 else { return nil }
                let value = rest.prefix(8).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
                rest = rest.dropFirst(8)
                fields.append((Int(key >> 3), .number(value)))
            case 2:
                guard let length = Self.varint(&rest), rest.count >= length else { return nil }
                fields.append((Int(key >> 3), .bytes(Array(rest.prefix(Int(length))))))
                rest = rest.dropFirst(Int(length))
            default: return nil
            }
        }
    }

    private static func varint(_ bytes: inout ArraySlice<UInt8>) -> UInt64? {
        var (value, shift) = (0 as UInt64, 0 as UInt64)
        while let byte = bytes.popFirst() {
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return nil
    }

    /// The number of a field; nil where it is not there.
    func number(_ field: Int) -> UInt64? {
        for case (field, .number(let value)) in fields { return value }
        return nil
    }

    /// The messages of a field.
    func messages(_ field: Int) -> [ProtobufFields] {
        fields.compactMap { number, value in
            guard number == field, case .bytes(let bytes) = value else { return nil }
            return ProtobufFields(bytes)
        }
    }

    /// The text of a field; nil where it is not there.
    func text(_ field: Int) -> String? {
        for case (field, .bytes(let bytes)) in fields { return String(decoding: bytes, as: UTF8.self) }
        return nil
    }
}
