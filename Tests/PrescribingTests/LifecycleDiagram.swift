import Prescribing

/// The state diagram of an item, drawn from the table that the code runs.
enum LifecycleDiagram {
    private typealias Status = Prescription.ItemStatus

    private struct Point {
        let x, y: Double
    }

    /// An arrow with everything that leads along it.
    private struct Arrow {
        let from, to: Status
        var labels: [String]
    }

    /// The whole picture.
    static var svg: String {
        let head = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1120 680" font-family="sans-serif" font-size="13">
            <title>The states of a prescription's item</title>
            <defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M0 0 L10 5 L0 10 z" fill="#456"/></marker></defs>
            <rect width="1120" height="680" fill="#fff"/>
            """
        let parts = arrows.map(draw) + [fromAnywhere] + Status.allCases.map(box)
        return ([head] + parts + ["</svg>", ""]).joined(separator: "\n")
    }

    /// What leads from every other state to one is drawn once.
    private static var anywhere: PrescriptionTransitions.Event { .markedEnteredInError }

    private static var arrows: [Arrow] {
        var arrows: [Arrow] = []
        for row in PrescriptionTransitions.rows where row.event != anywhere {
            if let index = arrows.firstIndex(where: { $0.from == row.from && $0.to == row.to }) {
                arrows[index].labels.append("\(row.event)")
            } else {
                arrows.append(Arrow(from: row.from, to: row.to, labels: ["\(row.event)"]))
            }
        }
        return arrows
    }

    // MARK: Places

    private static func place(_ status: Status) -> Point {
        switch status {
        case .draft: Point(x: 100, y: 230)
        case .active: Point(x: 430, y: 230)
        case .onHold: Point(x: 430, y: 400)
        case .completed: Point(x: 1000, y: 90)
        case .stopped: Point(x: 1000, y: 230)
        case .expired: Point(x: 1000, y: 370)
        case .cancelled: Point(x: 1000, y: 510)
        case .enteredInError: Point(x: 1000, y: 640)
        }
    }

    private static let half = Point(x: 66, y: 18)

    // MARK: Drawing

    private static func box(_ status: Status) -> String {
        let center = place(status)
        let fill = status == .draft ? "#eef" : status.isOpen ? "#dfd" : "#eee"
        return """
            <rect x="\(center.x - half.x)" y="\(center.y - half.y)" width="\(2 * half.x)" height="\(2 * half.y)" rx="8" \
            fill="\(fill)" stroke="#456"/>
            <text x="\(center.x)" y="\(center.y + 4.5)" text-anchor="middle" font-weight="bold">\(status.wireName)</text>
            """
    }

    private static func draw(_ arrow: Arrow) -> String {
        let from = place(arrow.from)
        let to = place(arrow.to)
        if arrow.from == arrow.to { return loop(at: from, arrow.labels, above: arrow.from == .active) }
        if from.x == to.x {
            let side: Double = from.y < to.y ? -1 : 1
            let x = from.x + side * 14
            let ends = from.y < to.y ? (from.y + half.y, to.y - half.y) : (from.y - half.y, to.y + half.y)
            let path = "M\(x) \(ends.0) L\(x) \(ends.1)"
            let label = Point(x: x + side * 8, y: (from.y + to.y) / 2)
            return line(path, arrow.labels, label, anchor: side < 0 ? "end" : "start")
        }
        if to.x < from.x {
            // Back from an end: a bow above the way there.
            let path = "M\(from.x - half.x) \(from.y - 8) Q 640 60 \(to.x + half.x) \(to.y - 12)"
            return line(path, arrow.labels, Point(x: 690, y: 96), anchor: "middle")
        }
        if arrow.from == .draft, to.x > place(.active).x {
            // Past the open states: below them.
            let path = "M\(from.x) \(from.y + half.y) C \(from.x) 610 500 610 \(to.x - half.x) \(to.y + 8)"
            return line(path, arrow.labels, Point(x: 150, y: 430), anchor: "start")
        }
        let start = Point(x: from.x + half.x, y: from.y)
        let end = Point(x: to.x - half.x, y: to.y + (arrow.from == .onHold ? 6 : -4))
        let share = arrow.from == .draft ? 0.5 : 0.72
        let middle = Point(x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share - 6)
        return line("M\(start.x) \(start.y) L\(end.x) \(end.y)", arrow.labels, middle, anchor: "middle")
    }

    private static func loop(at center: Point, _ labels: [String], above: Bool) -> String {
        let side: Double = above ? -1 : 1
        let edge = center.y + side * half.y
        let path =
            "M\(center.x - 30) \(edge) C \(center.x - 60) \(edge + side * 50) "
            + "\(center.x + 60) \(edge + side * 50) \(center.x + 30) \(edge)"
        let height = Double(labels.count - 1) * 15
        let label = Point(x: center.x, y: above ? edge - 46 - height / 2 : edge + 56 + height / 2)
        return line(path, labels, label, anchor: "middle")
    }

    private static func line(_ path: String, _ labels: [String], _ at: Point, anchor: String) -> String {
        let top = at.y - Double(labels.count - 1) * 7.5
        let texts = labels.enumerated().map { index, label in
            """
            <text x="\(at.x)" y="\(top + Double(index) * 15)" text-anchor="\(anchor)" fill="#124" stroke="#fff" \
            stroke-width="4" paint-order="stroke">\(label)</text>
            """
        }
        let curve = "<path d=\"\(path)\" fill=\"none\" stroke=\"#456\" marker-end=\"url(#tip)\"/>"
        return ([curve] + texts).joined(separator: "\n")
    }

    private static var fromAnywhere: String {
        let end = place(.enteredInError)
        return line("M620 640 L\(end.x - half.x) 640", ["\(anywhere)"], Point(x: 790, y: 634), anchor: "middle")
            + "\n<text x=\"610\" y=\"644\" text-anchor=\"end\" font-style=\"italic\">from any state</text>"
    }
}
