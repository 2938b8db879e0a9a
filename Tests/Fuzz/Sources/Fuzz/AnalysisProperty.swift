import TraceCharts

@testable import TraceAnalysis
@testable import tracereport

/// What must hold of everything made from a run, whatever its lines say: it is made, and no figure is made up.
///
/// The fuzzer looks for bytes that violate it; the tests hold the corpus to it.
enum AnalysisProperty {
    /// What is wrong with what some lines come to; nil when nothing is.
    static func violation(_ bytes: [UInt8]) -> String? {
        let options = AnalysisOptions(phase: .all, includeFailed: bytes.count.isMultiple(of: 2))
        var collector = MeasurementCollector(options: options, detail: .comparisons)
        var halves = [collector, collector]
        let lines = bytes.split(separator: 0x0A)
        for (number, line) in lines.enumerated() {
            do throws(LineFault) {
                let record = try RecordDecoder.decode(Array(line))
                collector.add(record)
                halves[number < lines.count / 2 ? 0 : 1].add(record)
            } catch {
                collector.add(MalformedLine(number: number + 1, fault: error))
            }
        }
        halves[0].append(halves[1], after: lines.count / 2)
        let measured = collector.finish()
        let joined = halves[0].finish()
        let run = AnalyzedRun(measured, run: RunDescription(file: "run.jsonl"), options: options)
        let counts = measured.counts
        guard counts.total + counts.malformedLines == lines.count else { return "lines are lost" }
        guard counts.successful + counts.failed == counts.total else { return "records are lost" }
        for (tag, sample) in measured.samples {
            guard sample.minimum <= sample.maximum, sample.sum.isFinite else { return "\(tag) is not finite" }
            guard joined.samples[tag]?.count == sample.count, joined.samples[tag]?.sum == sample.sum else {
                return "\(tag) depends on how the file is split"
            }
        }
        return violation(in: run, bytes.count)
    }

    /// What is wrong with what is written of a run; nil when nothing is.
    ///
    /// - Parameter bits: Which charts are drawn; those of all numbers together are all.
    static func violation(in run: AnalyzedRun, _ bits: Int) -> String? {
        let content = ReportContent(run.analysis)
        var texts = [TextWriter.text(content), MarkdownWriter.text(content), run.analysis.csv]
        guard let json = try? run.analysis.json(generator: ToolVersion.generator) else {
            return "there is no JSON"
        }
        texts.append(json)
        // Drawing takes longest: each input draws some of the charts, all inputs all of them.
        for figure in Figure.all where bits.isMultiple(of: 4) || figure.name.utf8.count % 3 == bits % 3 {
            let chart = figure.chart(run)
            let drawing = chart.drawing(size: Chart.standardSize, theme: .light, measurer: TableMeasurer())
            texts.append(
                TextSVG.render(
                    drawing, title: chart.title, description: chart.description, idPrefix: figure.name,
                    properties: Theme.light.propertyNames))
            texts.append(chart.data.csv)
        }
        for text in texts {
            let words = text.split { !$0.isLetter }.map { $0.lowercased() }
            if words.contains(where: { ["nan", "inf", "infinity", "optional"].contains($0) }) {
                // A name from the data may be such a word.
                guard !run.analysis.failures.isEmpty else { return "a figure that is none is shown" }
            }
        }
        return nil
    }
}
