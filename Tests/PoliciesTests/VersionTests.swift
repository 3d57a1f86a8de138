import Diagnostics
import Policies
import Testing

/// A version out of a file's text, and what was said about it.
func version(
  _ name: String, _ text: String = "# Text\n", isDraft: Bool = false
) -> (version: Version, said: [Diagnostic]) {
  var said: [Diagnostic] = []
  let file = SourceFile(path: "content/policies/privacy/\(name).md", bytes: Array(text.utf8))
  let version = Version(named: name, file: file, isDraft: isDraft, into: &said)
  return (version, said)
}

@Suite struct VersionTests {
  @Test(arguments: [("2025-01-15", "2025-01-15"), ("2025-01-15-2", "2025-01-15"), ("2025-01-15-12", "2025-01-15")])
  func aNameSaysItsDate(name: String, date: String) { #expect(Version.date(inName: name)?.description == date) }

  @Test(arguments: [
    "draft", "2025-01-15-1", "2025-01-15-0", "2025-01-15-", "2025-01-15--2", "2025-01-15-+2", "2025-01-15-x",
    "2025-01-15x",
    "2025-1-15", "2025-13-01", "2025-01-15-2-3", "",
  ])
  func anotherNameSaysNone(name: String) { #expect(Version.date(inName: name) == nil) }

  @Test func theNameDatesAnOwnVersion() {
    let (version, said) = version("2025-01-15")
    #expect(said.isEmpty)
    #expect(version.id == "2025-01-15")
    #expect(version.dates.effective?.description == "2025-01-15")
    #expect(version.dates.published == version.dates.effective)
    #expect(version.dates.archived == nil)
    #expect(!version.isCaptured)
    #expect(version.provenance == nil)
  }

  @Test func frontMatterSaysMore() {
    let (version, said) = version(
      "2025-03-01", "---\npublished: 2025-02-01\neffective: 2025-03-01\nsummary: \"Cookies: less\"\n---\n\n# Text\n")
    #expect(said.isEmpty)
    #expect(version.dates.published?.description == "2025-02-01")
    #expect(version.summary == "Cookies: less")
    #expect(version.lineOffset == 5)
    #expect(version.textRange.count == "\n# Text\n".utf8.count)
  }

  @Test func aDateThatIsNoneIsShownWithItsPlace() {
    let said = version("2025-01-15", "---\neffective: 2025-13-01\n---\n").said
    #expect(
      said.map(DiagnosticText(colour: false).render) == [
        """
        content/policies/privacy/2025-01-15.md:2:12: error: 'effective' is not a date: "2025-13-01" [date-invalid]
          2 | effective: 2025-13-01
            |            ^~~~~~~~~~
            → write year, month and day as in 2025-01-15

        """
      ])
  }

  @Test func aDateOtherThanTheNamesIsAnError() throws {
    let said = version("2025-01-15", "---\neffective: 2025-01-16\n---\n").said
    let diagnostic = try #require(said.first)
    #expect(said.count == 1)
    #expect(diagnostic.rule == "date-name")
    #expect(diagnostic.message == "'effective' is 2025-01-16, but the file is named 2025-01-15")
    #expect(diagnostic.advice == "name the file 2025-01-16.md, or correct the date")
  }

  @Test func aMisspeltKeyIsNamedWithWhatWasMeant() {
    let said = version("2025-01-15", "---\npublised: 2025-01-01\n---\n").said
    #expect(said.map(\.message) == ["there is no key 'publised' here"])
    #expect(said.map(\.advice) == ["did you mean 'published'?"])
    #expect(said.map(\.position) == [SourcePosition(line: 2, column: 1)])
  }

  @Test func aVersionWithASourceWasCaptured() {
    let (version, said) = version("2014-12-19", "---\nsource: https://a.example/privacy\n---\nText\n")
    #expect(said.isEmpty)
    #expect(version.isCaptured)
    #expect(version.dates.archived?.description == "2014-12-19")
    #expect(version.dates.effective == nil)
    #expect(version.provenance?.source == "https://a.example/privacy")
  }

  @Test func aCapturedVersionStandsAtTheDayItWasObserved() {
    let (version, said) = version("2014-12-19", "---\narchived: 2014-12-19\neffective: 2014-01-01\n---\nText\n")
    #expect(said.isEmpty)
    #expect(version.date?.description == "2014-12-19")
    #expect(version.dates.effective?.description == "2014-01-01")
  }

  @Test func aDraftIsNeverDatedByItsName() {
    let (version, _) = version("draft", isDraft: true)
    #expect(version.id == "draft")
    #expect(version.date == nil)
    #expect(version.isDraft)
  }

  @Test func digestsAreOfTheFileAndOfTheText() {
    let (bare, matter) = (
      version("2025-01-15", "Text\n").version, version("2025-02-15", "---\nsummary: S\n---\nText\n").version
    )
    #expect(bare.digest == Digest(of: "Text\n".utf8))
    #expect(bare.digest == bare.textDigest)
    #expect(matter.digest != bare.digest)
    #expect(matter.textDigest == bare.textDigest)
  }
}
