import Diagnostics
import Testing

@Suite struct SuggestionTests {
  private let known = ["effective", "published", "archived", "summary", "source"]

  @Test(arguments: [
    ("efective", "effective"), ("Published", "published"), ("publishde", "published"), ("sumary", "summary"),
    ("achived", "archived"), ("suorce", "source"), ("effectivee", "effective"),
  ])
  func findsTheNameThatWasMeant(written: String, meant: String) {
    #expect(Suggestion.nearest(to: written, among: known) == meant)
  }

  @Test(arguments: ["colour", "x", "", "date", "publication-date"])
  func isSilentWhereNothingIsNear(written: String) {
    #expect(Suggestion.nearest(to: written, among: known) == nil)
  }

  @Test func hasNothingToSayWithoutNames() { #expect(Suggestion.nearest(to: "a", among: []) == nil) }

  @Test func ofEquallyNearNamesTheFirstInTheAlphabetIsTaken() {
    #expect(Suggestion.nearest(to: "bat", among: ["cat", "bar", "hat"]) == "bar")
  }

  @Test func aVeryLongNameIsComparedFast() {
    let long = String(repeating: "a", count: 100_000)
    #expect(Suggestion.nearest(to: long, among: known) == nil)
  }
}
