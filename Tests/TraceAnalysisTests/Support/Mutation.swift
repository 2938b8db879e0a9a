@testable import TraceAnalysis

/// Lines made into other lines that mean the same, or nearly.
enum Mutation {
    /// White space around every token that stands outside a string.
    static func spaced(_ line: [UInt8]) -> [UInt8] {
        [0x20, 0x20] + respaced(line) { [0x20, $0, 0x09] } + [0x0D]
    }

    /// A blank behind every comma and colon, as most writers of JSON put it.
    static func spacedBehind(_ line: [UInt8]) -> [UInt8] {
        respaced(line) { ",:".utf8.contains($0) ? [$0, 0x20] : [$0] }
    }

    /// White space at some of the places where it may stand.
    static func spacedHereAndThere(_ line: [UInt8], _ random: inout SplitMix) -> [UInt8] {
        let spaces: [[UInt8]] = [[0x20], [0x09], [0x20, 0x20], [0x0D]]
        let rarity = Int.random(in: 1...40, using: &random)
        func space() -> [UInt8] {
            guard Int.random(in: 0...rarity, using: &random) == 0 else { return [] }
            return spaces[Int.random(in: spaces.indices, using: &random)]
        }
        return respaced(line) { space() + [$0] + space() }
    }

    /// Something else in place of every bracket, comma and colon outside strings.
    private static func respaced(_ line: [UInt8], _ replacement: (UInt8) -> [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var isInString = false
        var isEscaped = false
        for byte in line {
            let isStructure = !isInString && "{}[],:".utf8.contains(byte)
            result += isStructure ? replacement(byte) : [byte]
            if byte == UInt8(ascii: "\""), !isEscaped { isInString.toggle() }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return result
    }

    /// The members of every object that is read, by name from the last to the first.
    static func reordered(_ line: [UInt8]) -> [UInt8] {
        guard let record = try? RawJSON(line: line[...]) else { return line }
        return reordered(record, depth: 3)
    }

    private static func reordered(_ value: RawJSON, depth: Int) -> [UInt8] {
        guard depth > 0, let members = try? value.members() else { return Array(value.bytes) }
        let texts = members.sorted { $0.key > $1.key }.map { name, member in
            Array("\"\(name)\":".utf8) + reordered(member, depth: depth - 1)
        }
        return Array("{".utf8) + texts.joined(separator: Array(",".utf8)) + Array("}".utf8)
    }

    /// Every occurrence of a text replaced by another.
    static func replacing(_ text: String, by other: String, in line: [UInt8]) -> [UInt8] {
        Array(String(decoding: line, as: UTF8.self).replacing(text, with: other).utf8)
    }

    /// For each member of each part: the line with something else as its value.
    static func eachValue(of line: [UInt8], by other: String) -> [(name: String, line: [UInt8])] {
        eachMember(of: line) { name, _ in "\"\(name)\":\(other)" }
    }

    /// For each member of each part: the line with the member a second time, behind the first.
    static func eachDuplicate(of line: [UInt8], with other: String) -> [(name: String, line: [UInt8])] {
        eachMember(of: line) { name, text in "\"\(name)\":\(text),\"\(name)\":\(other)" }
    }

    private static func eachMember(
        of line: [UInt8], _ replace: (String, String) -> String
    ) -> [(name: String, line: [UInt8])] {
        guard let record = try? RawJSON(line: line[...]), let parts = try? record.members() else { return [] }
        var mutated: [(String, [UInt8])] = []
        for (part, value) in parts.sorted(by: { $0.key < $1.key }) {
            let rest = parts.filter { $0.key != part }.sorted { $0.key < $1.key }
                .map { ",\"\($0)\":" + String(decoding: $1.bytes, as: UTF8.self) }.joined()
            let text = String(decoding: value.bytes, as: UTF8.self)
            mutated.append((part, Array("{\(replace(part, text))\(rest)}".utf8)))
            guard let members = try? value.members() else { continue }
            for (name, member) in members.sorted(by: { $0.key < $1.key }) where read.contains(name) {
                let others = members.filter { $0.key != name }.sorted { $0.key < $1.key }
                    .map { ",\"\($0)\":" + String(decoding: $1.bytes, as: UTF8.self) }.joined()
                let changed = replace(name, String(decoding: member.bytes, as: UTF8.self))
                mutated.append((name, Array("{\"\(part)\":{\(changed)\(others)}\(rest)}".utf8)))
            }
        }
        return mutated
    }

    /// The names that matter.
    private static let read = Set(WireName.allCases.map { $0.spelling.text.description })
}
