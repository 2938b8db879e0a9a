/// Values of which some are not recorded, in eight bytes each.
///
/// No figure of a request is ever NaN, so that stands for "not recorded".
public struct OptionalColumn: Sendable, Equatable {
    private var storage: [Double] = []

    /// A column without rows.
    public init() {}

    /// A column of some rows.
    init(_ values: [Double?]) {
        storage = values.map { $0 ?? .nan }
    }

    /// A column of rows that are all recorded.
    init(recorded values: [Double]) { storage = values }

    /// A column of rows of which nothing is recorded.
    init(notRecorded count: Int) { storage = [Double](repeating: .nan, count: count) }

    /// Every row.
    var values: [Double?] { storage.map { $0.isNaN ? nil : $0 } }

    /// How many rows there are.
    public var count: Int { storage.count }

    /// The value in a row; nil when not recorded.
    public subscript(row: Int) -> Double? {
        let value = storage[row]
        return value.isNaN ? nil : value
    }

    /// Adds a row.
    mutating func append(_ value: Double?) { storage.append(value ?? .nan) }

    /// Adds all rows of another column.
    mutating func append(_ other: OptionalColumn) { storage.append(contentsOf: other.storage) }

    /// Keeps some rows, given in ascending order.
    mutating func keep(_ rows: [Int]) { storage = rows.map { storage[$0] } }

    /// Whether both hold the same, what is not recorded included.
    public static func == (left: OptionalColumn, right: OptionalColumn) -> Bool {
        left.storage.elementsEqual(right.storage) { $0 == $1 || $0.isNaN && $1.isNaN }
    }
}
