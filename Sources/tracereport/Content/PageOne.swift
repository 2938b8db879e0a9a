/// What stands on page one: how the run did, what held it back, and what is to be done.
///
/// Everything is ready for people; what is not known is left out. Charts and links are settled when it is known
/// which charts there are (`ReportContent.leavingOut`).
struct PageOne: Sendable, Equatable {
    /// What was run, in one line: model, endpoint, load, host, date, requests.
    var runLine: String?
    /// Why the figures are not what they seem, in one sentence; nil for a run that can be trusted.
    var doubt: String?
    /// How it went, in one sentence.
    var headline: String?
    /// The first figures, in one sentence; nil where there are none.
    var figures: String?
    /// The figures that stand large, failures first.
    var tiles: [Tile] = []
    /// What to do, at most three.
    var actions: [Action] = []
    /// What was looked for, where nothing needs action; nil where something does, or nothing was looked for.
    var lookedFor: String?
    /// Where the time of the mean request goes; nil where that is not known.
    var time: TimeBar?
    /// The charts that tell the most of this run, the best first; of those that there are, two are shown.
    var charts: [String] = []
    /// The insights in a line each, in their fixed order.
    var checks: [CheckLine] = []

    /// A figure that stands large.
    struct Tile: Sendable, Equatable {
        /// What it is: "First token".
        var label: String
        /// The figure with its unit: "62 ms".
        var value: String
        /// What stands beside it: "p50 · p99 126 ms".
        var detail: String?
        /// Whether it is a fault.
        var isBad = false
        /// The charts that tell more of it, the best first.
        var charts: [String] = []
        /// The name of the place that shows one of them; nil where none is shown.
        var place: String?
    }

    /// Something to do.
    struct Action: Sendable, Equatable {
        /// What to do, in a sentence.
        var advice: String
        /// What was found, in a sentence or two.
        var evidence: String
        /// What it costs: "12 % of the requests"; nil where that is not defined.
        var stake: String?
        /// The chart that shows it.
        var chart: String?
        /// The chapter that tells more of it.
        var chapter: String?
        /// The number of its finding, from 1.
        var finding: Int?
        /// Where the proof stands; nil where no place is known.
        var proof: Proof?
    }

    /// A place in the report.
    struct Proof: Sendable, Equatable {
        /// The name links use.
        var id: String
        /// What stands there.
        var title: String
    }

    /// The phases of the mean request beside each other.
    struct TimeBar: Sendable, Equatable {
        /// Of which requests: "mean 373 ms, 128 requests".
        var subject: String
        /// The phases that took any time, in their order.
        var parts: [Part]
        /// What is too short for a label, and what the last phase holds; nil where there is neither.
        var note: String?

        /// A phase.
        struct Part: Sendable, Equatable {
            /// The phase's class: `wait`.
            var phase: String
            /// What it is, with its time: "Wait 60 ms".
            var label: String
            /// Its share: "16 %".
            var share: String
            /// The same in percent, for the width: "16.12".
            var width: String
        }
    }

    /// One of the insights in a line.
    struct CheckLine: Sendable, Equatable {
        /// How good it is.
        var grade: Verdict.Grade
        /// What was looked at.
        var label: String
        /// The figure; nil where there is none.
        var value: String?
        /// What to mind: "see finding 1", "not recorded"; nil for nothing.
        var remark: String?
        /// The charts that tell more of it, the best first.
        var charts: [String] = []
        /// The name of the place that shows one of them; nil where none is shown.
        var place: String?
    }
}
