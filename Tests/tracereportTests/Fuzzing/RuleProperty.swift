import TraceAnalysis

@testable import tracereport

/// What must hold of rules, whatever is in them: they are refused with a place, or they say what they say.
///
/// The fuzzer looks for bytes that violate it; the tests hold the corpus to it.
enum RuleProperty {
    /// What is wrong with how a file of rules is read; nil when nothing is.
    static func violation(_ bytes: [UInt8]) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.count
        do throws(RuleFile.Failure) {
            let rules = try RuleFile.rules(in: text, hasBaseline: true)
            guard rules.count <= lines else { return "more rules than lines" }
            return rules.lazy.compactMap(violation).first
        } catch {
            guard (1...lines).contains(error.line) else { return "a fault in no line: \(error)" }
            return sentence(CommandFailure(error, in: "rules.txt")) ?? violation(error.error, in: error.text)
        }
    }

    /// A rule's own text says the same again, and its limit is a number.
    private static func violation(_ rule: CheckRule) -> String? {
        switch rule.limit {
        case .number(let limit): guard limit.isFinite, limit >= 0 else { return "no limit: \(limit)" }
        case .baseline(let factor, let slack):
            guard factor.isFinite, slack.isFinite, factor >= 0, slack >= 0 else { return "no baseline" }
        case .otherRuns: return "other runs are no limit that can be written"
        }
        do throws(RuleError) {
            let again = try CheckRule(rule.text, hasBaseline: true)
            return again == rule ? nil : "\(rule) reads as \(again)"
        } catch {
            return "\(rule.text) is refused: \(error)"
        }
    }

    private static func violation(_ error: RuleError, in text: String) -> String? {
        (1...(text.count + 1)).contains(error.column) ? nil : "a fault at no character: \(error)"
    }

    /// What is said of a fault is short and inert.
    private static func sentence(_ failure: CommandFailure) -> String? {
        let message = failure.message
        guard failure.status == .usage else { return "another status than usage: \(failure)" }
        return message.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control }
            ? "a message that is not inert: \(message)" : nil
    }
}
