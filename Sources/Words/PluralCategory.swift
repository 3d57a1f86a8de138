import Policies

/// The kinds of numbers that languages count by, named as Unicode CLDR names them.
package enum PluralCategory: String, CaseIterable, Sendable {
  case zero, one, two, few, many, other
}

/// How a language chooses between the forms of a word by a number: the cardinal rules of Unicode CLDR 45
/// (`supplemental/plurals.xml`) for whole numbers.
///
/// The table holds the languages of the European Union and its neighbours, and the most spoken ones of the world. Left
/// out is the category `many` of French, Italian, Spanish, Catalan and Portuguese, which is for whole millions alone;
/// what only fractions need is left out too. A language that is not in the table counts as English does.
enum PluralRule: Sendable {
  case none, one, zeroOrOne, hebrew, arabic, eastSlavic, polish, westSlavic, southSlavic, slovenian, lithuanian, latvian
  case romanian, icelandic, irish, gaelic, welsh, maltese, filipino

  /// - Parameter language: a language tag (BCP 47); its first part decides, and the region for Portuguese.
  init(_ language: String) {
    self = language.lowercased() == "pt-pt" ? .one : Self.byLanguage[LanguageTag.primary(of: language)] ?? .one
  }

  private static let byLanguage: [String: PluralRule] = [
    "bo": .none, "dz": .none, "id": .none, "ja": .none, "jv": .none, "km": .none, "ko": .none, "lo": .none, "ms": .none,
    "my": .none, "su": .none, "th": .none, "to": .none, "vi": .none, "wo": .none, "yo": .none, "yue": .none,
    "zh": .none,
    "am": .zeroOrOne, "as": .zeroOrOne, "bn": .zeroOrOne, "fa": .zeroOrOne, "fr": .zeroOrOne, "gu": .zeroOrOne,
    "hi": .zeroOrOne, "hy": .zeroOrOne, "kn": .zeroOrOne, "pa": .zeroOrOne, "pt": .zeroOrOne, "si": .zeroOrOne,
    "ti": .zeroOrOne, "zu": .zeroOrOne,
    "ar": .arabic, "he": .hebrew,
    "be": .eastSlavic, "ru": .eastSlavic, "uk": .eastSlavic, "pl": .polish, "cs": .westSlavic, "sk": .westSlavic,
    "bs": .southSlavic, "hr": .southSlavic, "sh": .southSlavic, "sr": .southSlavic, "sl": .slovenian,
    "lt": .lithuanian, "lv": .latvian, "ro": .romanian, "mo": .romanian, "is": .icelandic, "mk": .icelandic,
    "ga": .irish, "gd": .gaelic, "cy": .welsh, "mt": .maltese, "fil": .filipino, "tl": .filipino,
  ]

  /// The categories that whole numbers fall into, in the order of CLDR.
  var categories: [PluralCategory] {
    switch self {
    case .none: [.other]
    case .one, .zeroOrOne, .icelandic, .filipino: [.one, .other]
    case .hebrew: [.one, .two, .other]
    case .arabic, .welsh: [.zero, .one, .two, .few, .many, .other]
    case .eastSlavic, .polish: [.one, .few, .many]
    case .westSlavic, .southSlavic, .lithuanian, .romanian: [.one, .few, .other]
    case .slovenian, .gaelic: [.one, .two, .few, .other]
    case .latvian: [.zero, .one, .other]
    case .irish: [.one, .two, .few, .many, .other]
    case .maltese: [.one, .two, .few, .many, .other]
    }
  }

  /// - Parameter count: how many there are; not negative.
  func category(of count: Int) -> PluralCategory {
    let (ten, hundred) = (count % 10, count % 100)
    switch self {
    case .none: return .other
    case .one: return count == 1 ? .one : .other
    case .zeroOrOne: return count <= 1 ? .one : .other
    case .hebrew: return [1: .one, 2: .two][count] ?? .other
    case .arabic:
      if let alone = [0: PluralCategory.zero, 1: .one, 2: .two][count] { return alone }
      return (3...10).contains(hundred) ? .few : (11...99).contains(hundred) ? .many : .other
    case .eastSlavic:
      if ten == 1, hundred != 11 { return .one }
      return (2...4).contains(ten) && !(12...14).contains(hundred) ? .few : .many
    case .polish:
      if count == 1 { return .one }
      return (2...4).contains(ten) && !(12...14).contains(hundred) ? .few : .many
    case .westSlavic: return count == 1 ? .one : (2...4).contains(count) ? .few : .other
    case .southSlavic:
      if ten == 1, hundred != 11 { return .one }
      return (2...4).contains(ten) && !(12...14).contains(hundred) ? .few : .other
    case .slovenian: return [1: .one, 2: .two, 3: .few, 4: .few][hundred] ?? .other
    case .lithuanian:
      guard !(11...19).contains(hundred) else { return .other }
      return ten == 1 ? .one : ten > 1 ? .few : .other
    case .latvian:
      if ten == 0 || (11...19).contains(hundred) { return .zero }
      return ten == 1 ? .one : .other
    case .romanian: return count == 1 ? .one : count == 0 || (1...19).contains(hundred) ? .few : .other
    case .icelandic: return ten == 1 && hundred != 11 ? .one : .other
    case .irish:
      if let alone = [1: PluralCategory.one, 2: .two][count] { return alone }
      return (3...6).contains(count) ? .few : (7...10).contains(count) ? .many : .other
    case .gaelic:
      if let alone = [1: PluralCategory.one, 11: .one, 2: .two, 12: .two][count] { return alone }
      return (3...19).contains(count) ? .few : .other
    case .welsh: return [0: .zero, 1: .one, 2: .two, 3: .few, 6: .many][count] ?? .other
    case .maltese:
      if let alone = [1: PluralCategory.one, 2: .two][count] { return alone }
      return count == 0 || (3...10).contains(hundred) ? .few : (11...19).contains(hundred) ? .many : .other
    case .filipino: return (1...3).contains(count) || ![4, 6, 9].contains(ten) ? .one : .other
    }
  }
}
