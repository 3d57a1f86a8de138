import Testing

@testable import Words

/// The cardinal rules of Unicode CLDR, by the samples that its table of rules gives for them.
@Suite struct PluralRuleTests {
  typealias Samples = [PluralCategory: [Int]]

  static let samples: [(languages: [String], Samples)] = [
    (["en", "de", "nl", "sv", "fi", "it", "el", "tr", "xx", "pt-PT"], [.one: [1], .other: [0, 2, 16, 100, 1000]]),
    (["ja", "zh-Hant", "ko", "vi", "th", "id"], [.other: [0, 1, 15, 100]]),
    (["fr", "pt", "pt-BR", "hi", "fa", "hy"], [.one: [0, 1], .other: [2, 17, 100]]),
    (["he"], [.one: [1], .two: [2], .other: [0, 3, 17, 100, 1000]]),
    (
      ["ar", "ar-EG"],
      [
        .zero: [0], .one: [1], .two: [2], .few: [3, 10, 103, 110, 1003], .many: [11, 26, 99, 111, 1011],
        .other: [100, 102, 200, 302, 1000, 100_000],
      ]
    ),
    (
      ["ru", "uk", "be"],
      [.one: [1, 21, 101, 1001], .few: [2, 4, 22, 34, 102], .many: [0, 5, 11, 12, 19, 100, 111, 1000]]
    ),
    (["pl"], [.one: [1], .few: [2, 4, 22, 34, 102], .many: [0, 5, 12, 19, 21, 100, 101, 1000]]),
    (["cs", "sk"], [.one: [1], .few: [2, 4], .other: [0, 5, 19, 22, 100]]),
    (["sr", "hr", "bs"], [.one: [1, 21, 101], .few: [2, 4, 22, 102], .other: [0, 5, 11, 12, 19, 100]]),
    (["sl"], [.one: [1, 101, 201], .two: [2, 102], .few: [3, 4, 103, 104], .other: [0, 5, 19, 100]]),
    (["lt"], [.one: [1, 21, 101], .few: [2, 9, 22, 102], .other: [0, 10, 11, 20, 100, 111]]),
    (["lv"], [.zero: [0, 10, 20, 11, 19, 100, 111], .one: [1, 21, 101], .other: [2, 9, 22, 102]]),
    (["ro"], [.one: [1], .few: [0, 2, 16, 101, 116], .other: [20, 35, 100, 120, 1000]]),
    (["is", "mk"], [.one: [1, 21, 101], .other: [0, 2, 11, 16, 100, 111]]),
    (["ga"], [.one: [1], .two: [2], .few: [3, 6], .many: [7, 10], .other: [0, 11, 25, 100]]),
    (["gd"], [.one: [1, 11], .two: [2, 12], .few: [3, 10, 13, 19], .other: [0, 20, 34, 100]]),
    (["cy"], [.zero: [0], .one: [1], .two: [2], .few: [3], .many: [6], .other: [4, 5, 7, 20, 100]]),
    (["mt"], [.one: [1], .two: [2], .few: [0, 3, 10, 103, 110], .many: [11, 19, 111], .other: [20, 35, 100, 102]]),
    (["fil"], [.one: [0, 1, 2, 3, 5, 7, 8, 10, 13], .other: [4, 6, 9, 14, 16, 19]]),
  ]

  @Test(arguments: samples)
  func everyNumberFallsIntoTheCategoryOfItsLanguage(_ languages: [String], _ samples: Samples) {
    for language in languages {
      let rule = PluralRule(language)
      for (category, numbers) in samples {
        for number in numbers { #expect(rule.category(of: number) == category, "\(number) in \(language)") }
      }
      #expect(Set(rule.categories) == Set(samples.keys), "\(language)")
    }
  }

  /// No number falls outside the categories that a strings file must have.
  @Test(arguments: samples.map(\.languages[0]))
  func theCategoriesAreAllThereAre(language: String) {
    let rule = PluralRule(language)
    #expect(Set((0...2_000).map(rule.category)) == Set(rule.categories))
  }
}
