/// Reads a rule: `NAME[.STAT] OP VALUE[UNIT]`, or `baseline [* FACTOR] [+ SLACK]` for the value.
///
/// Blanks may stand between any two parts, and need not.
struct RuleParser {
    /// What comparisons are made of, or what people try in their place.
    private static let signs: Set<Character> = ["<", ">", "=", "!", "≤", "≥", "≠"]

    private let characters: [Character]
    private let hasBaseline: Bool
    private var position = 0

    private init(_ text: String, hasBaseline: Bool) {
        characters = Array(text)
        self.hasBaseline = hasBaseline
    }

    /// - Parameter hasBaseline: Whether there is a baseline that the rule may name.
    /// - Throws: `RuleError` with the column of the first thing that is not understood.
    static func rule(_ text: String, hasBaseline: Bool) throws(RuleError) -> CheckRule {
        var parser = RuleParser(text, hasBaseline: hasBaseline)
        return try parser.rule()
    }

    private mutating func rule() throws(RuleError) -> CheckRule {
        skipBlanks()
        guard position < characters.count else { throw RuleError(fault: .empty, column: 1) }
        let subject = try subject()
        let comparison = try comparison()
        let (limit, isShare) = try limit(for: subject.quantity)
        skipBlanks()
        guard position == characters.count else {
            throw fault(.superfluous(String(characters[position...])), at: position)
        }
        return CheckRule(
            text: String(characters).trimmed, subject: subject, comparison: comparison, limit: limit,
            isShare: isShare)
    }

    private mutating func subject() throws(RuleError) -> CheckSubject {
        let start = position
        let word = take { !$0.isWhitespace && !Self.signs.contains($0) }
        // The longest name wins, so that one may begin with another.
        let known = CheckSubject.names.filter { word == $0 || word.hasPrefix($0 + ".") }
            .max { $0.count < $1.count }
        guard let name = known else { throw fault(.unknownName(word), at: start) }
        let rest = String(word.dropFirst(name.count + 1))
        guard let tag = MetricTag.allCases.first(where: { $0.name == name }) else {
            guard word == name, let figure = CheckSubject.RunFigure(rawValue: name) else {
                throw fault(.superfluousStatistic(rest, of: name), at: start + name.count)
            }
            return .run(figure)
        }
        guard word != name, !rest.isEmpty else {
            throw fault(.missingStatistic(name), at: start + word.count)
        }
        guard let statistic = MetricStatistic(name: rest) else {
            throw fault(.unknownStatistic(rest, of: name), at: start + name.count + 1)
        }
        return .metric(tag, statistic)
    }

    private mutating func comparison() throws(RuleError) -> CheckRule.Comparison {
        skipBlanks()
        let start = position
        let sign = take(Self.signs.contains)
        guard let comparison = CheckRule.Comparison(rawValue: sign) else {
            let found = sign.isEmpty ? take { !$0.isWhitespace } : sign
            throw fault(.unknownComparison(found), at: start)
        }
        return comparison
    }

    private mutating func limit(
        for quantity: CheckQuantity
    ) throws(RuleError) -> (CheckRule.Limit, isShare: Bool) {
        skipBlanks()
        let start = position
        guard take({ $0.isLetter }) == "baseline" else {
            position = start
            let (value, isShare) = try value(of: quantity, orBaseline: true)
            return (.number(value), isShare)
        }
        guard hasBaseline else { throw fault(.noBaseline, at: start) }
        var factor = 1.0
        var slack = 0.0
        var isShare = false
        if take("*") { factor = try number(orBaseline: false) }
        if take("+") { (slack, isShare) = try value(of: quantity, orBaseline: false) }
        return (.baseline(factor: factor, slack: slack), isShare)
    }

    /// A number and its unit, in the unit of the figure.
    private mutating func value(
        of quantity: CheckQuantity, orBaseline: Bool
    ) throws(RuleError) -> (Double, isShare: Bool) {
        skipBlanks()
        let start = position
        let number = try number(orBaseline: orBaseline)
        let end = position
        skipBlanks()
        let place = position
        let name = take { $0.isLetter || $0 == "%" }
        guard !name.isEmpty else {
            if quantity.needsUnit { throw fault(.missingUnit(quantity), at: end) }
            return (number, false)
        }
        guard let unit = quantity.units.first(where: { $0.name == name }) else {
            throw fault(.unfitUnit(name, quantity), at: place)
        }
        // 90 × 0.01 is not 0.9, but 90 ÷ 100 is.
        let value = unit.factor < 1 ? number / (1 / unit.factor).rounded() : number * unit.factor
        guard value.isFinite else { throw fault(.infinite, at: start) }
        return (value, quantity == .countOrShare)
    }

    /// Digits with at most one point and an exponent.
    private mutating func number(orBaseline: Bool) throws(RuleError) -> Double {
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
        if position < characters.count, "eE".contains(characters[position]) {
            position += 1
            var exponent = "e"
            if position < characters.count, "+-".contains(characters[position]) {
                exponent.append(characters[position])
                position += 1
            }
            let power = take(\.isDigit)
            if power.isEmpty { position = end } else { digits += exponent + power }
        }
        guard let number = Double(digits), number.isFinite else { throw fault(.infinite, at: start) }
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
    /// - Parameter hasBaseline: Whether there is a baseline that the rule may name.
    /// - Throws: `RuleError` with the column of the first thing that is not understood.
    public init(_ text: String, hasBaseline: Bool = false) throws(RuleError) {
        self = try RuleParser.rule(text, hasBaseline: hasBaseline)
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
