import CFuzzer

/// Runs libFuzzer on one of the properties: `Fuzz TARGET [libFuzzer's arguments]`.
@main enum Fuzz {
    static func main() {
        let arguments = CommandLine.unsafeArgv
        var count = CommandLine.argc
        guard count > 1, let target = arguments[1].map({ String(cString: $0) }) else {
            fatalError("no target")
        }
        // libFuzzer's own arguments begin where the target's name stood.
        arguments[1] = arguments[0]
        let rest: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = arguments + 1
        var shifted: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = rest
        count -= 1
        let status: CInt =
            switch target {
            case "decoder":
                LLVMFuzzerRunDriver(&count, &shifted) { Fuzz.check($0, $1, DecoderProperty.violation) }
            case "analysis":
                LLVMFuzzerRunDriver(&count, &shifted) { Fuzz.check($0, $1, AnalysisProperty.violation) }
            case "templates":
                LLVMFuzzerRunDriver(&count, &shifted) { Fuzz.check($0, $1, TemplateProperty.violation) }
            case "archive":
                LLVMFuzzerRunDriver(&count, &shifted) { Fuzz.check($0, $1, ArchiveProperty.violation) }
            case "summary":
                LLVMFuzzerRunDriver(&count, &shifted) { Fuzz.check($0, $1, SummaryProperty.violation) }
            case "rules": LLVMFuzzerRunDriver(&count, &shifted) { Fuzz.check($0, $1, RuleProperty.violation) }
            default: fatalError("there is no target \(target)")
            }
        guard status == 0 else { fatalError("libFuzzer ended with \(status)") }
    }

    /// Ends the process, so that libFuzzer keeps the input, when a property is violated.
    private static func check(
        _ start: UnsafePointer<UInt8>?, _ count: Int, _ violation: ([UInt8]) -> String?
    ) -> CInt {
        if let violation = violation(Array(UnsafeBufferPointer(start: start, count: count))) {
            fatalError(violation)
        }
        return 0
    }
}
