/// The way a script runs.
package enum WritingDirection: String, Sendable {
  case leftToRight = "ltr"
  case rightToLeft = "rtl"

  /// The direction of the script that a language is written in (Unicode CLDR).
  ///
  /// - Parameter language: a language tag (BCP 47); a script named in it decides.
  package init(of language: String) {
    let parts = language.lowercased().split(separator: "-").map(String.init)
    let script = parts.dropFirst().first { $0.utf8.count == 4 && $0.first?.isLetter == true }
    let isRightToLeft =
      script.map(Self.scripts.contains) ?? parts.first.map(Self.languages.contains) ?? false
    self = isRightToLeft ? .rightToLeft : .leftToRight
  }

  private static let languages: Set<String> = [
    "ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi",
  ]
  private static let scripts: Set<String> = ["arab", "hebr", "nkoo", "syrc", "thaa"]

  /// Whether a text of any origin could run the other way than what stands around it, or take signs of it along.
  package func mustIsolate(_ text: String) -> Bool {
    switch self {
    case .leftToRight: text.unicodeScalars.contains(where: Self.runsRightToLeft)
    case .rightToLeft: !text.unicodeScalars.allSatisfy { Self.runsRightToLeft($0) || $0 == " " }
    }
  }

  /// The blocks of Hebrew, Arabic and their neighbours, and signs that set a direction.
  private static func runsRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x590...0x8FF, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFB1D...0xFDFF, 0xFE70...0xFEFF,
      0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}
