/// Reads a redline back: its tags, and which text stands on which side.
struct RedlineReader {
  enum Mark { case none, inserted, deleted, movedFrom, movedTo }

  private struct Element {
    let name: Substring
    let mark: Mark?
    let isNote: Bool
  }

  /// Text with the innermost mark around it; notes left out.
  private(set) var segments: [(mark: Mark, text: String)] = []
  private(set) var faults: [String] = []
  private(set) var identifiers: [String] = []
  /// How many cells each table row has, by table.
  private(set) var tables: [[Int]] = []
  private var open: [Element] = []

  private static let void: Set<Substring> = ["br", "hr", "meta", "img", "link"]
  private static let blocks: Set<Substring> = [
    "p", "li", "ul", "ol", "table", "tr", "td", "div", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
  ]

  init(_ html: some StringProtocol) {
    var rest = Substring(html)
    if let main = rest.firstRange(of: "<main>"), let end = rest.firstRange(of: "</main>") {
      rest = rest[main.lowerBound..<end.upperBound]
    }
    while !rest.isEmpty {
      let text = rest.prefix { $0 != "<" }
      addText(text)
      rest = rest[text.endIndex...]
      guard let close = rest.firstIndex(of: ">") else { break }
      addTag(rest[rest.index(after: rest.startIndex)..<close])
      rest = rest[rest.index(after: close)...]
    }
    if !open.isEmpty { faults.append("left open: \(open.map(\.name))") }
  }

  private mutating func addText(_ text: Substring) {
    guard !text.isEmpty, !open.contains(where: \.isNote) else { return }
    let mark = open.last { $0.mark != nil }?.mark ?? .none
    segments.append((mark, String(text)))
  }

  private mutating func addTag(_ tag: Substring) {
    guard tag.first != "/" else {
      let name = tag.dropFirst()
      if open.last?.name == name {
        open.removeLast()
      } else {
        faults.append("</\(name)> closes \(open.last?.name ?? "nothing")")
      }
      return
    }
    let name = tag.prefix { $0.isLetter || $0.isNumber }
    if let id = attribute("id", tag) { identifiers.append(id) }
    if name == "table" { tables.append([]) }
    if name == "tr", !tables.isEmpty { tables[tables.count - 1].append(0) }
    if name == "td" || name == "th", let table = tables.indices.last, let row = tables[table].indices.last {
      tables[table][row] += 1
    }
    if Self.blocks.contains(name), open.contains(where: { $0.name == "ins" || $0.name == "del" || $0.name == "p" }) {
      faults.append("<\(name)> inside \(open.map(\.name))")
    }
    guard !Self.void.contains(name), tag.last != "/" else { return }
    let classes = Set((attribute("class", tag) ?? "").split(separator: " "))
    let mark: Mark? =
      switch name {
      case "ins": .inserted
      case "del": .deleted
      default: classes.contains("moved-from") ? .movedFrom : classes.contains("moved-to") ? .movedTo : nil
      }
    open.append(Element(name: name, mark: mark, isNote: classes.contains("redline-note")))
  }

  private func attribute(_ name: String, _ tag: Substring) -> String? {
    guard let start = tag.firstRange(of: " \(name)=\"") else { return nil }
    return String(tag[start.upperBound...].prefix { $0 != "\"" })
  }

  /// The text of a side, blanks and dashes left out: what stays when the marks of the other side are dropped.
  func text(dropping marks: Set<Mark>) -> String {
    let text = segments.filter { !marks.contains($0.mark) }.map(\.text).joined()
    return String(text.filter { !$0.isWhitespace && !"-–—".contains($0) })
  }
}
