/// What may be sent to a terminal.
package enum Terminal {
  /// Parameters of ANSI's "select graphic rendition", such as `1;31`.
  package struct Style: Equatable, Sendable {
    let parameters: String

    package static let plain = Style(parameters: "")
    package static let bold = Style(parameters: "1")
    package static let faint = Style(parameters: "2")
    package static let underlined = Style(parameters: "4")
    package static let struck = Style(parameters: "9")
    package static let red = Style(parameters: "31")
    package static let green = Style(parameters: "32")
    package static let yellow = Style(parameters: "33")
    package static let blue = Style(parameters: "34")
    package static let magenta = Style(parameters: "35")

    package var bold: Style { Style.bold.and(self) }

    package func and(_ other: Style) -> Style {
      parameters.isEmpty
        ? other : other.parameters.isEmpty ? self : Style(parameters: parameters + ";" + other.parameters)
    }
  }

  package static func styled(_ text: String, _ style: Style) -> String {
    style.parameters.isEmpty || text.isEmpty ? text : "\u{1B}[\(style.parameters)m\(text)\u{1B}[0m"
  }

  /// Control characters of a file must not reach a terminal.
  package static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return text.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : String($0) }.joined()
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09: false
    // What reverses the direction of text, and what some terminals take for a line's end.
    case 0x2028...0x202E, 0x2066...0x2069: true
    default: scalar.properties.generalCategory == .control
    }
  }

  /// How many columns a text takes.
  package static func width(_ text: some StringProtocol) -> Int { text.unicodeScalars.reduce(0) { $0 + width($1) } }

  /// East Asian wide characters take two columns.
  package static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x300: 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    case 0x200B...0x200F, 0xFE00...0xFE0F, 0xFEFF: 0
    default: isMark(scalar) ? 0 : 1
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }
}
