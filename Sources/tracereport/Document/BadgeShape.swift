import TraceCharts

/// The shape beside a verdict's word, so that grades differ without colour: a tick in a disc, an i in a
/// ring, an exclamation mark in a triangle, a cross in an octagon.
struct BadgeShape: Sendable, Equatable {
    /// The side of the square the shape is drawn in.
    static let side = 16.0
    /// The thickness of its lines.
    static let lineWidth = 1.8

    /// What is filled in the grade's colour.
    var filled: Path
    /// What is drawn over it in the colour of the page.
    var drawn: [Path]

    /// The shape of a grade; nil for classes that are no grade.
    init?(grade: StyleClass) {
        switch grade {
        case .good:
            filled = Self.disc
            drawn = [.polyline([Point(4.6, 8.4), Point(7, 10.8), Point(11.4, 5.8)])]
        case .info:
            filled = Self.disc
            drawn = [.polyline([Point(8, 7.4), Point(8, 11.6)]), .polyline([Point(8, 4.5), Point(8, 4.7)])]
        case .warning:
            filled = Self.polygon([Point(8, 1), Point(15.6, 14.6), Point(0.4, 14.6)])
            drawn = [
                .polyline([Point(8, 5.8), Point(8, 9.6)]), .polyline([Point(8, 12.1), Point(8, 12.3)]),
            ]
        case .bad:
            filled = Self.polygon([
                Point(5, 0.8), Point(11, 0.8), Point(15.2, 5), Point(15.2, 11),
                Point(11, 15.2), Point(5, 15.2), Point(0.8, 11), Point(0.8, 5),
            ])
            drawn = [
                .polyline([Point(5.2, 5.2), Point(10.8, 10.8)]),
                .polyline([Point(10.8, 5.2), Point(5.2, 10.8)]),
            ]
        default:
            return nil
        }
    }

    private static func polygon(_ points: [Point]) -> Path {
        Path(Path.polyline(points).elements + [.close])
    }

    /// A circle of radius 7.2 about the middle, from four curves.
    private static let disc: Path = {
        let r = 7.2
        let k = r * 0.5523
        return Path([
            .move(Point(8 + r, 8)),
            .curve(Point(8 + r, 8 + k), Point(8 + k, 8 + r), Point(8, 8 + r)),
            .curve(Point(8 - k, 8 + r), Point(8 - r, 8 + k), Point(8 - r, 8)),
            .curve(Point(8 - r, 8 - k), Point(8 - k, 8 - r), Point(8, 8 - r)),
            .curve(Point(8 + k, 8 - r), Point(8 + r, 8 - k), Point(8 + r, 8)),
            .close,
        ])
    }()
}

extension [StyleClass] {
    /// The grade of a badge; nil where this is no badge.
    var badgeGrade: StyleClass? {
        contains(.badge) ? first { [.good, .info, .warning, .bad].contains($0) } : nil
    }
}
