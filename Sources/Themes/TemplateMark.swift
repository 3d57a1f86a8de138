import Words

/// What represents a text or a slot while the template library renders.
enum TemplateMark {
  case text(Int)
  case slot(String)

  /// Before and after each mark. No template may contain it (`TemplateCheck`), and no text of a site is there yet.
  static let fence = PhraseText.fence

  /// A text's mark ends with `<`, by which can be seen whether the template escaped it.
  var string: String {
    switch self {
    case .text(let index): "\u{1}\(index)<\u{1}"
    case .slot(let name): "\u{1}\(name)\u{1}"
    }
  }
}
