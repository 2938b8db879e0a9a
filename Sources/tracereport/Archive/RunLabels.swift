import TraceAnalysis

/// What a run was labelled with when it was archived, such as a commit or the hardware: `commit=4f2a91c`.
enum RunLabels {
    /// How many letters a key and a value may have, and how many labels a run.
    private static let most = (key: 40, value: 200, labels: 32)

    /// Labels as a command line gives them; the last of one key counts.
    ///
    /// - Throws: `LabelError` for one that is not `KEY=VALUE`.
    static func labels(_ texts: [String]) throws(LabelError) -> [String: String] {
        var labels: [String: String] = [:]
        for text in texts {
            guard let sign = text.firstIndex(of: "=") else { throw .noValue(text) }
            let key = String(text[..<sign])
            let value = String(text[text.index(after: sign)...])
            guard isKey(key) else { throw .badKey(key) }
            guard !value.isEmpty, value.count <= most.value else { throw .badValue(key) }
            labels[key] = value
        }
        guard labels.count <= most.labels else { throw .tooMany(most.labels) }
        return labels
    }

    /// Labels on one line, in the order of their keys: `commit=4f2a91c hardware=h100`.
    static func text(_ labels: [String: String]) -> String {
        labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ").visible
    }

    /// Labels as a JSON object, keys sorted: `{"commit":"4f2a91c"}`.
    static func json(_ labels: [String: String]) -> String {
        let members = labels.sorted { $0.key < $1.key }.map {
            "\(JSONText.quoted($0.key)):\(JSONText.quoted($0.value))"
        }
        return "{" + members.joined(separator: ",") + "}"
    }

    private static func isKey(_ key: String) -> Bool {
        (1...most.key).contains(key.utf8.count) && key.utf8.allSatisfy(RunFolderName.isAllowed)
    }
}

/// Why a label is not understood.
enum LabelError: Error, Equatable {
    /// There is no `=` in it.
    case noValue(String)
    /// A key is empty, too long, or has other letters than A–Z, a–z, 0–9, `.`, `_` and `-`.
    case badKey(String)
    /// The value of a key is empty or too long.
    case badValue(String)
    /// A run has more labels than it may.
    case tooMany(Int)

    /// What is wrong, in a sentence.
    var sentence: String {
        switch self {
        case .noValue(let text): "--label takes KEY=VALUE, not \(text.visible)"
        case .badKey(let key):
            "a label's key is 1 to 40 letters, digits, '.', '_' and '-', not \(key.visible.cut(to: 60))"
        case .badValue(let key): "the label \(key) needs a value of at most 200 letters"
        case .tooMany(let most): "a run has at most \(most) labels"
        }
    }
}
