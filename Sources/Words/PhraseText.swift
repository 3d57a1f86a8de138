/// A phrase as a strings file has it: words with slots, in as many forms as its language counts by.
package struct PhraseText: Equatable, Sendable {
  package enum Piece: Equatable, Sendable {
    case words(String)
    /// The name of a value.
    case slot(String)
  }

  /// The slot whose number chooses the form.
  static let counted = "count"

  /// The control character that no phrase may contain: templates mark their texts with it.
  package static let fence: UInt8 = 1

  private let forms: [PluralCategory: [Piece]]

  init(_ text: String) { forms = [.other: Self.pieces(of: text)] }

  init(_ forms: [PluralCategory: String]) { self.forms = forms.mapValues(Self.pieces) }

  /// `Versions: {versions}` → the words `Versions: `, the slot `versions`.
  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")), let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      if open > rest.startIndex { pieces.append(.words(String(rest[..<open]) ?? "")) }
      pieces.append(.slot(String(rest[rest.index(after: open)..<close]) ?? ""))
      rest = rest[rest.index(after: close)...]
    }
    return rest.isEmpty ? pieces : pieces + [.words(String(rest) ?? "")]
  }

  // MARK: Asking

  /// Whether it has a form for each kind of number.
  package var hasForms: Bool { forms.count > 1 || forms[.other] == nil }

  /// The names of the slots of all forms.
  package var slots: Set<String> {
    Set(
      forms.values.joined().compactMap { piece in
        if case .slot(let name) = piece { name } else { nil }
      })
  }

  /// Whether a slot is left for a script to fill in: `{1}`.
  package func isForScripts(_ slot: String) -> Bool { slot.allSatisfy(\.isWholeNumber) }

  /// The form for a number, or the only one there is.
  package func pieces(_ category: PluralCategory = .other) -> [Piece] { forms[category] ?? forms[.other] ?? [] }

  /// As a strings file has it.
  func source(_ category: PluralCategory = .other) -> String {
    pieces(category).map { piece in
      switch piece {
      case .words(let words): words
      case .slot(let name): "{\(name)}"
      }
    }.joined()
  }
}
