/// One tag of a Mustache template: `{{name}}`, `{{#name}}`, `{{> name}}`.
struct TemplateTag {
  enum Kind {
    /// A value, escaped for HTML.
    case escaped
    /// A value as it is: `{{{name}}}` or `{{&name}}`.
    case unescaped
    case section, inverted, end
    case partial
    case comment
    /// Delimiters, inheritance and pragmas, which templates of themes cannot use.
    case unsupported
  }

  let kind: Kind
  /// Without signs and blanks.
  let name: String
  /// The bytes from the first brace to the last.
  let range: Range<Int>

  /// The name of the phrase that a tag represents: `{{t.search}}` → `search`.
  var phrase: String? { kind == .escaped && name.hasPrefix("t.") ? String(name.dropFirst(2)) : nil }

  var isValue: Bool { [.escaped, .unescaped, .unsupported].contains(kind) }

  /// All tags of a template, up to one that has no end.
  static func tags(in template: [UInt8]) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    var cursor = 0
    while let start = template[cursor...].firstRange(of: "{{".utf8)?.lowerBound {
      let isTriple = template[(start + 2)...].first == UInt8(ascii: "{")
      let close = isTriple ? "}}}" : "}}"
      guard let end = template[(start + 2)...].firstRange(of: close.utf8)?.upperBound else { break }
      let inside = template[(start + (isTriple ? 3 : 2))..<(end - close.utf8.count)]
      tags.append(TemplateTag(String(decoding: inside, as: UTF8.self), isTriple: isTriple, at: start..<end))
      cursor = end
    }
    return tags
  }

  private init(_ inside: String, isTriple: Bool, at range: Range<Int>) {
    let text = inside.filter { !$0.isWhitespace }
    kind =
      switch text.first {
      case _ where isTriple: .unescaped
      case "&": .unescaped
      case "#": .section
      case "^": .inverted
      case "/": .end
      case ">": .partial
      case "!": .comment
      case "=", "<", "$", "%": .unsupported
      default: .escaped
      }
    name = !isTriple && kind != .escaped ? String(text.dropFirst()) : text
    self.range = range
  }
}
