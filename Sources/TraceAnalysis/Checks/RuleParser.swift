/// Reads a rule: `NAME[.STAT] OP VALUE[UNIT]`, or `baseline [* FACTOR] [+ SLACK]` for the value.
///
/// Blanks may stand between any two parts, and need not.
struct RuleParser {
    /// What comparisons are made of, or what people try in their place.
    private static let signs: Set<Character> = ["<", ">", "=", "!", "≤", "≥", "≠"]

    private let characters: [Character]
    private let hasBaseline: Bool
    private let hasConfidence: Bool
    private var position = 0

    private init(_ text: String, hasBaseline: Bool, hasConfidence: Bool = false) {
        characters = Array(text)
        self.hasBaseline = hasBaseline
        self.hasConfidence = hasConfidence
    }

    /// - Parameters:
    ///   - hasBaseline: Whether there is a baseline that the rule may name.
    ///   - hasConfidence: Whether a verdict needs a confidence, which what is measured never has of being equal.
    /// - Throws: `RuleError` with the column of the first thing that is not understood.
    static func rule(
        _ text: String, hasBaseline: Bool, hasConfidence: Bool
    ) throws(RuleError) -> CheckRule {
        var parser = RuleParser(text, hasBaseline: hasBaseline, hasConfidence: hasConfidence)
        return try parser.rule()
    }

    private mutating func rule() throws(RuleError) -> CheckRule {
        skipBlanks()
        guard position < characters.count else { throw RuleError(fault: .empty, column: 1) }
        let named = try figure()
        skipBlanks()
        let sign = position
        let comparison = try comparison()
        let (limit, figure) = try limit(of: named)
        if hasConfidence, comparison == .equal, !figure.isCount {
            // A limit in % made it the share of what was named.
            let name = figure == named ? figure.subjectName : "\(named.subjectName) in %"
            throw fault(.equalityOfMeasured(name), at: sign)
        }
        skipBlanks()
        guard position == characters.count else {
            throw fault(.superfluous(String(characters[position...])), at: position)
        }
        return CheckRule(
            text: String(characters).trimmed, figure: figure, comparison: comparison, limit: limit)
    }

    /// - Throws: `RuleError` with the column of the first thing that is not understood.
    static func objective(_ text: String) throws(RuleError) -> Objective {
        var parser = RuleParser(text, hasBaseline: false)
        return try parser.objective()
    }

    /// `NAME OP VALUE[UNIT]`: a rule about every single request, so the metric has no statistic.
    private mutating func objective() throws(RuleError) -> Objective {
        skipBlanks()
        guard position < characters.count else { throw RuleError(fault: .empty, column: 1) }
        let start = position
        let word = take { !$0.isWhitespace && !Self.signs.contains($0) }
        let tags = MetricTag.allCases.filter { $0.metric.item == .request }
        guard let tag = tags.first(where: { $0.name == word }) else {
            if let tag = tags.first(where: { word.hasPrefix($0.name + ".") }) {
                let rest = String(word.dropFirst(tag.name.count + 1))
                throw fault(.superfluousStatistic(rest, of: tag.name), at: start + tag.name.count)
            }
            let isKnown = CheckRule.names.contains { word == $0 || word.hasPrefix($0 + ".") }
            throw fault(isKnown ? .notOfARequest(word) : .unknownName(word), at: start)
        }
        let comparison = try comparison()
        let (limit, _) = try value(of: .metric(tag, .mean), orBaseline: false)
        skipBlanks()
        guard position == characters.count else {
            throw fault(.superfluous(String(characters[position...])), at: position)
        }
        return Objective(tag, comparison, limit, text: String(characters).trimmed)
    }

    private mutating func figure() throws(RuleError) -> FigureID {
        let start = position
        let word = take { !$0.isWhitespace && !Self.signs.contains($0) }
        // The longest name wins, so that one may begin with another.
        let known = CheckRule.names.filter { word == $0 || word.hasPrefix($0 + ".") }
            .max { $0.count < $1.count }
        guard let name = known else { throw fault(.unknownName(word), at: start) }
        let rest = String(word.dropFirst(name.count + 1))
        guard let tag = MetricTag.allCases.first(where: { $0.name == name }) else {
            guard word == name, let known = CheckRule.runFigures.first(where: { $0.name == name }) else {
                throw fault(.superfluousStatistic(rest, of: name), at: start + name.count)
            }
            return .run(known.figure)
        }
        guard word != name, !rest.isEmpty else {
            throw fault(.missingStatistic(name), at: start + word.count)
        }
        guard let statistic = MetricStatistic(name: rest) else {
            throw fault(.unknownStatistic(rest, of: name), at: start + name.count + 1)
        }
        return .metric(tag, statistic)
    }

    private mutating func comparison() throws(RuleError) -> LimitComparison {
        skipBlanks()
        let start = position
        let sign = take(Self.signs.contains)
        guard let comparison = LimitComparison(rawValue: sign) else {
            let found = sign.isEmpty ? take { !$0.isWhitespace } : sign
            throw fault(.unknownComparison(found), at: start)
        }
        return comparison
    }

    /// The limit, and the figure that it is a limit of.
    private mutating func limit(of figure: FigureID) throws(RuleError) -> (CheckRule.Limit, FigureID) {
        skipBlanks()
        let start = position
        guard take({ $0.isLetter }) == "baseline" else {
            position = start
            let (value, figure) = try value(of: figure, orBaseline: true)
            return (.number(value), figure)
        }
        guard hasBaseline else { throw fault(.noBaseline, at: start) }
        var factor = 1.0
        var slack = 0.0
        var limited = figure
        if take("*") { factor = try number(orBaseline: false).value }
        if take("+") { (slack, limited) = try value(of: figure, orBaseline: false) }
        return (.baseline(factor: factor, slack: slack), limited)
    }

    /// A number and its unit, times in nanoseconds, and the figure that is measured so.
    private mutating func value(
        of figure: FigureID, orBaseline: Bool
    ) throws(RuleError) -> (Double, FigureID) {
        skipBlanks()
        let start = position
        let number = try number(orBaseline: orBaseline)
        let end = position
        skipBlanks()
        let place = position
        let name = take { $0.isLetter || $0 == "%" }
        let measured = name.isEmpty ? figure : figure.share ?? figure
        guard !name.isEmpty else {
            if figure.quantity.needsLimitUnit { throw fault(.missingUnit(figure.quantity), at: end) }
            return (number.value, figure)
        }
        guard let unit = measured.quantity.limitUnits.first(where: { $0.name == name }) else {
            throw fault(.unfitUnit(name, measured.quantity), at: place)
        }
        let value = number.times(unit.scale)
        guard value.isFinite else { throw fault(.infinite, at: start) }
        return (value, measured)
    }

    /// Digits with at most one point and an exponent.
    private mutating func number(orBaseline: Bool) throws(RuleError) -> WrittenNumber {
        skipBlanks()
        let start = position
        var digits = take(\.isDigit)
        if peek(".", then: \.isDigit) {
            position += 1
            digits += "." + take(\.isDigit)
        }
        guard digits.first?.isDigit == true else {
            position = start
            let found = take { !$0.isWhitespace }
            throw fault(.noNumber(found, orBaseline: orBaseline), at: start)
        }
        let end = position
        var exponent = ""
        if position < characters.count, "eE".contains(characters[position]) {
            position += 1
            if position < characters.count, "+-".contains(characters[position]) {
                exponent.append(characters[position])
                position += 1
            }
            let power = take(\.isDigit)
            exponent += power
            if power.isEmpty { (position, exponent) = (end, "") }
        }
        let number = WrittenNumber(digits: digits, exponent: exponent)
        guard number.value.isFinite else { throw fault(.infinite, at: start) }
        return number
    }

    private mutating func skipBlanks() { _ = take(\.isWhitespace) }

    /// Takes a sign, if it is the next thing.
    private mutating func take(_ sign: Character) -> Bool {
        skipBlanks()
        guard position < characters.count, characters[position] == sign else { return false }
        position += 1
        return true
    }

    private mutating func take(_ belongs: (Character) -> Bool) -> String {
        let part = characters[position...].prefix(while: belongs)
        position += part.count
        return String(part)
    }

    private func peek(_ sign: Character, then belongs: (Character) -> Bool) -> Bool {
        position + 1 < characters.count && characters[position] == sign && belongs(characters[position + 1])
    }

    private func fault(_ fault: RuleError.Fault, at index: Int) -> RuleError {
        RuleError(fault: fault, column: index + 1)
    }
}

extension CheckRule {
    /// Reads a rule.
    ///
    /// - Parameters:
    ///   - hasBaseline: Whether there is a baseline that the rule may name.
    ///   - hasConfidence: Whether a verdict needs a confidence: then only numbers of things can be equal to a limit.
    /// - Throws: `RuleError` with the column of the first thing that is not understood.
    public init(
        _ text: String, hasBaseline: Bool = false, hasConfidence: Bool = false
    ) throws(RuleError) {
        self = try RuleParser.rule(text, hasBaseline: hasBaseline, hasConfidence: hasConfidence)
    }
}

extension Objective {
    /// Reads what is asked of every request: `time_to_first_token <= 500ms`.
    ///
    /// - Throws: `RuleError` with the column of the first thing that is not understood.
    public init(_ text: String) throws(RuleError) {
        self = try RuleParser.objective(text)
    }
}

extension Character {
    /// Whether this is one of 0 to 9.
    fileprivate var isDigit: Bool { isASCII && isNumber }
}

extension String {
    /// Without blanks at either end.
    fileprivate var trimmed: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

/// A number as it stands in a rule.
private struct WrittenNumber {
    let digits: String
    /// The power of ten behind the `e`; empty where there is none.
    let exponent: String

    var value: Double { Double(exponent.isEmpty ? digits : "\(digits)e\(exponent)") ?? .infinity }

    /// The number in a smaller or larger unit: 0.07 s is 70,000,000 ns, not 70,000,000.00000001.
    func times(_ scale: Quantity.LimitUnit.Scale) -> Double {
        switch scale {
        case .times(let factor): return value * factor
        case .tenTo(let power):
            guard let own = exponent.isEmpty ? 0 : Int(exponent) else { return value }
            let (sum, overflow) = own.addingReportingOverflow(power)
            return overflow ? value : Double("\(digits)e\(sum)") ?? .infinity
        }
    }
}

/// The rules of a file: one a line, `#` begins a comment anywhere, blank lines are nothing.
public enum RuleFile {
    /// Why a file of rules cannot be understood, and where.
    public struct Failure: Error, Sendable, Equatable {
        /// The line, counted from 1.
        public let line: Int
        /// The line as it stands in the file.
        public let text: String
        /// What is wrong with it.
        public let error: RuleError
    }

    /// Reads all rules, in their order.
    ///
    /// - Throws: `Failure` for the first rule that is not understood.
    public static func rules(
        in text: String, hasBaseline: Bool, hasConfidence: Bool = false
    ) throws(Failure) -> [CheckRule] {
        var rules: [CheckRule] = []
        let hasMark = text.unicodeScalars.first == "\u{FEFF}"
        let content = hasMark ? String(text.unicodeScalars.dropFirst()) : text
        let lines = content.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (index, line) in lines.enumerated() {
            let rule = line.prefix { $0 != "#" }
            guard !rule.allSatisfy(\.isWhitespace) else { continue }
            do throws(RuleError) {
                rules.append(
                    try CheckRule(
                        String(rule), hasBaseline: hasBaseline, hasConfidence: hasConfidence))
            } catch {
                throw Failure(line: index + 1, text: String(line), error: error)
            }
        }
        return rules
    }
}
