import Markdown
import Policies

/// Finds what changed about equal words: emphasis, where links lead, images, breaks, spelling of quotes.
struct FormatComparison {
  private let oldDocument: Document
  private let newDocument: Document

  init(_ old: Document, _ new: Document) {
    oldDocument = old
    newDocument = new
  }

  func changes(_ old: ClauseText, _ new: ClauseText, _ words: WordComparison) -> [FormatChange] {
    let pairs = words.pairs
    var changes = words.respellings.map {
      FormatChange(
        kind: .typography, tokens: $0.new, old: string(old, $0.old), new: string(new, $0.new), isSubstantive: false)
    }
    for (deleted, inserted) in zip(words.runs, words.runs.dropFirst()) where deleted.isGarbled && inserted.isGarbled {
      guard deleted.kind == .deleted, inserted.kind == .inserted else { continue }
      changes.append(
        FormatChange(
          kind: .encoding, tokens: inserted.new, old: string(old, deleted.old), new: string(new, inserted.new),
          isSubstantive: false))
    }
    // The words of a link change address together.
    var links: (old: Int32, new: Int32) = (-1, -1)
    var retargeting: FormatChange?
    for (i, j) in pairs {
      let (a, b) = (old.tokens[i], new.tokens[j])
      let (before, after) = (old.format(at: a.range.lowerBound), new.format(at: b.range.lowerBound))
      if links != (before.link, after.link) {
        links = (before.link, after.link)
        retargeting = addressChange(before, after, at: j)
      }
      if !before.emphasis.subtracting(.reference).symmetricDifference(after.emphasis.subtracting(.reference)).isEmpty {
        add(FormatChange(kind: .emphasis, tokens: j..<j + 1, old: nil, new: nil, isSubstantive: false), to: &changes)
      }
      if var change = retargeting {
        change.tokens = j..<j + 1
        add(change, to: &changes)
      }
      if let change = alternativeTextChange(before, after, at: j) { add(change, to: &changes) }
      if a.kind != .image, !old.slice(a).elementsEqual(new.slice(b)),
        !changes.contains(where: { $0.kind == .encoding && $0.tokens.contains(j) })
      {
        add(
          FormatChange(
            kind: .typography, tokens: j..<j + 1, old: old.string(a), new: new.string(b), isSubstantive: false),
          to: &changes)
      }
    }
    for (first, second) in zip(pairs, pairs.dropFirst())
    where breaks(old, first.old..<second.old) != breaks(new, first.new..<second.new) {
      add(
        FormatChange(kind: .lineBreak, tokens: first.new..<second.new + 1, old: nil, new: nil, isSubstantive: false),
        to: &changes)
    }
    return changes
  }

  private func string(_ text: ClauseText, _ tokens: Range<Int>) -> String {
    tokens.map { text.string(text.tokens[$0]) }.joined().trimmingBlanks
  }

  private func add(_ change: FormatChange, to changes: inout [FormatChange]) {
    if let last = changes.lastIndex(where: { $0.kind == change.kind }), changes[last].kind != .typography,
      changes[last].old == change.old, changes[last].new == change.new,
      changes[last].tokens.upperBound + 1 >= change.tokens.lowerBound
    {
      changes[last].tokens = changes[last].tokens.lowerBound..<change.tokens.upperBound
    } else {
      changes.append(change)
    }
  }

  private func breaks(_ text: ClauseText, _ range: Range<Int>) -> Int {
    text.tokens[range].reduce(0) { $0 + ($1.kind == .lineBreak ? 1 : 0) }
  }

  private func addressChange(_ old: ClauseText.Format, _ new: ClauseText.Format, at token: Int) -> FormatChange? {
    let (before, after) = (address(old, oldDocument), address(new, newDocument))
    guard before != after, old.isImage == new.isImage else { return nil }
    return FormatChange(
      kind: new.isImage ? .imageSource : .linkTarget, tokens: token..<token + 1, old: before, new: after,
      isSubstantive: !new.isImage && !Self.leadToTheSame(before, after))
  }

  private func alternativeTextChange(
    _ old: ClauseText.Format, _ new: ClauseText.Format, at token: Int
  ) -> FormatChange? {
    guard old.isImage, new.isImage else { return nil }
    let (before, after) = (oldDocument.plainText(of: Int(old.link)), newDocument.plainText(of: Int(new.link)))
    guard before != after else { return nil }
    return FormatChange(kind: .imageText, tokens: token..<token + 1, old: before, new: after, isSubstantive: false)
  }

  private func address(_ format: ClauseText.Format, _ document: Document) -> String? {
    format.link < 0 ? nil : document.string(document.nodes[Int(format.link)].text)
  }

  /// Addresses that differ only in their query, or in the server of an otherwise equal path with a file's name.
  private static func leadToTheSame(_ old: String?, _ new: String?) -> Bool {
    guard let old, let new else { return false }
    let (a, b) = (parts(of: old), parts(of: new))
    if a.host == b.host, a.path == b.path, a.fragment == b.fragment { return true }
    return a.path == b.path && a.fragment == b.fragment && (a.path.split(separator: "/").last?.contains(".") ?? false)
  }

  private static func parts(of address: String) -> (host: Substring, path: Substring, fragment: Substring) {
    let beforeFragment = address.prefix { $0 != "#" }
    let beforeQuery = beforeFragment.prefix { $0 != "?" }
    let fragment = address[beforeFragment.endIndex...]
    guard let scheme = beforeQuery.firstRange(of: "://") else { return ("", beforeQuery, fragment) }
    let rest = beforeQuery[scheme.upperBound...]
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    return (beforeQuery[..<slash], rest[slash...], fragment)
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
