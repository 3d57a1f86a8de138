import Disclosure
import Markdown
import Policies
import Testing

@testable import Words

/// What the program says in each language.
@Suite struct PhrasesTests {
  static let languages = ["en", "de", "ar"]

  private func words(_ language: String) -> Phrases { Phrases(.builtIn, in: language) }

  private func markup(_ body: (inout HTMLBuffer) -> Void) -> String {
    var html = HTMLBuffer()
    body(&html)
    return html.string
  }

  @Test func everyPhraseOfTheProgramHasWords() {
    for phrase in Phrase.allCases {
      #expect(ThemeStrings.builtIn.original(phrase.name) != nil, "\(phrase.name) is missing from strings/en.yml")
    }
  }

  /// Of each form that a language counts by, as far as a form for one number may leave the number out.
  @Test(arguments: languages)
  func everyPhraseHoldsTheSameValuesInEveryLanguage(language: String) throws {
    for name in ThemeStrings.builtIn.names {
      let original = try #require(ThemeStrings.builtIn.original(name))
      let found = try #require(ThemeStrings.builtIn.nearest(name, to: language))
      #expect(found.language == language, "\(name)")
      let counted: Set = [PhraseText.counted]
      #expect(
        found.text.slots.subtracting(counted) == original.slots.subtracting(counted), "\(name) in \(language)")
    }
  }

  // MARK: Days, numbers, lists

  @Test(arguments: [("en", "2 March 2025"), ("de", "2. März 2025"), ("ar", "2 مارس 2025"), ("de-AT", "2. März 2025")])
  func aDayIsWrittenAsItsLanguageWritesIt(_ language: String, _ text: String) throws {
    #expect(words(language).date(try #require(CalendarDate("2025-03-02"))) == text)
  }

  @Test(arguments: [
    ("en", ["7", "4841", "12,000", "1,234,567"], ["3", "8.5", "12,345.5", "8.0"]),
    ("de", ["7", "4841", "12.000", "1.234.567"], ["3", "8,5", "12.345,5", "8,0"]),
  ])
  func numbersBearTheMarksOfTheirLanguage(_ language: String, _ whole: [String], _ broken: [String]) {
    let words = words(language)
    #expect([7, 4_841, 12_000, 1_234_567].map { words.number($0) } == whole)
    #expect([words.number(3.0), words.number(8.5), words.number(12_345.5), words.withOnePlace(8)] == broken)
  }

  @Test(arguments: [("en", "a, b and c", "a, b"), ("de", "a, b und c", "a, b"), ("ar", "a، b وc", "a، b")])
  func listsAreJoinedAsTheirLanguageJoinsThem(_ language: String, _ list: String, _ series: String) {
    #expect(words(language).list(["a", "b", "c"]) == list)
    #expect(words(language).series(["a", "b"]) == series)
    #expect(words(language).list(["a"]) == "a" && words(language).series([]) == "")
  }

  // MARK: Counting

  @Test(arguments: [
    ("en", ["0 links", "1 link", "2 links", "11 links", "100 links"]),
    ("de", ["0 Links", "1 Link", "2 Links", "11 Links", "100 Links"]),
    ("ar", ["لا روابط", "رابط واحد", "رابطان", "11 رابطًا", "100 رابط"]),
    ("fr", ["0 links", "1 link", "2 links", "11 links", "100 links"]),
  ])
  func aPhraseIsInTheFormForItsNumber(_ language: String, _ texts: [String]) {
    #expect([0, 1, 2, 11, 100].map { words(language)(.linksCounted, .count($0)) } == texts)
  }

  // MARK: Directions

  @Test func whatOthersWroteIsSetApartWhereItRunsTheOtherWay() {
    let hebrew = "תנאים (2)"
    #expect(words("en")(.historyOfPolicy, .title("Terms (2)")) == "History of Terms (2)")
    #expect(words("en")(.historyOfPolicy, .title(hebrew)) == "History of \u{2068}\(hebrew)\u{2069}")
    #expect(words("ar")(.historyOfPolicy, .title("Terms (2)")) == "سجل «\u{2068}Terms (2)\u{2069}»")
    #expect(words("ar")(.historyOfPolicy, .title("شروط الخدمة")) == "سجل «شروط الخدمة»")
    #expect(
      markup { words("en").write(.loadedFrom, .foreign("host", "a.example"), into: &$0) } == "loaded from a.example")
    #expect(
      markup { words("ar").write(.loadedFrom, .foreign("host", "a.example"), into: &$0) }
        == "تُحمَّل من <bdi>a.example</bdi>")
  }

  @Test(arguments: [
    ("ar", WritingDirection.rightToLeft), ("de", .leftToRight), ("az-Arab", .rightToLeft), ("he-IL", .rightToLeft),
    ("ar-Latn", .leftToRight), ("pa-PK", .leftToRight), ("uz-Cyrl", .leftToRight),
  ])
  func theDirectionIsThatOfTheScript(_ language: String, _ direction: WritingDirection) {
    #expect(WritingDirection(of: language) == direction)
  }

  // MARK: What destinations learn

  @Test func whatADestinationLearnsIsToldInSentences() {
    let facts: [Exposure] = [
      .fromVisit(["a.com"]), .told(.nothing), .carried(["affid", "utm_source"], links: 1), .affiliate(.all(2)),
      .plainHTTP(.some), .contact(.mail, "a@b.example"),
    ]
    #expect(
      words("en").sentences(facts) == [
        "Following a link to a.com shows it your IP address, the time and details of your browser, and any cookies it "
          + "set before.",
        "It does not learn which page you came from.",
        "The address carries affid and utm_source, which may tell it where the link was placed.",
        "These are affiliate links: this site may be paid when you follow them.",
        "Some of the links use unencrypted HTTP: others on the network can read what is sent.",
        "Writing to a@b.example shows its owner your e-mail address and what you write.",
      ])
    for language in Self.languages.dropFirst() {
      let sentences = words(language).sentences(facts)
      #expect(Set(sentences).isDisjoint(with: words("en").sentences(facts)))
      #expect(sentences[2].contains("utm_source"))
    }
  }
}
