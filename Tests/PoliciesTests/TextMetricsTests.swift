import Markdown
import Policies
import Testing

@Suite struct TextMetricsTests {
  private func metrics(_ text: String) throws -> TextMetrics {
    TextMetrics(try Document.parse(Array(text.utf8)))
  }

  @Test(arguments: [
    ("The cat sat on the mat.", 6, 1), ("We may change this. You will know! Will you?", 9, 3),
    ("One line.\nAnother line.", 4, 2), ("**We** keep **your** data. *Always.* Yes.", 6, 3),
    ("**W**ord by *w*ord", 3, 1), ("# A heading\n\nA paragraph without stop", 6, 2),
    ("- one\n- two\n- three three", 4, 3),
    ("Don't and don’t are two words.", 6, 1), ("It costs 1.5 euros.", 4, 1), ("He said \"no.\" She left.", 5, 2),
    ("He said “no.” She left.", 5, 2), ("words — and – more … words", 4, 1), ("© 2009 Webix", 2, 1),
    ("no\u{A0}break here", 3, 1), ("privacy-minded", 2, 1), ("a `code` word", 3, 1),
    ("Road 1\\\nTown\\\nLand", 4, 3), ("One half\nof a line", 5, 1),
    ("| a |\n|---|\n| one<br>two. Three<BR/><br />four |", 5, 5), ("a <b>bold</b> word", 3, 1),
    ("| a | b |\n|---|---|\n| c. d. | e |", 5, 5),
    ("", 0, 0), ("***", 0, 0), ("...", 0, 0), ("Wait... what? Yes!", 3, 3), ("```\nnot counted\n```", 0, 0),
    ("Für Größe überall.", 3, 1),
  ])
  func countsWordsAndSentences(text: String, words: Int, sentences: Int) throws {
    let metrics = try metrics(text)
    #expect(metrics.words == words)
    #expect(metrics.sentences == sentences)
  }

  /// 0.39 · words per sentence + 11.8 · syllables per word − 15.59.
  @Test func gradesAreThoseOfFleschAndKincaid() throws {
    // 6 words of one syllable in one sentence: 2.34 + 11.8 − 15.59 < 0.
    #expect(try metrics("The cat sat on the mat.").readingGrade == 0)
    // 5 words, 1 sentence; in-for-ma-tion pri-va-cy po-li-cy re-gu-la-tion au-tho-ri-ty: 4+3+3+4+4 = 18.
    let grade = try metrics("Information privacy policy regulation authority.").readingGrade
    #expect(abs(grade - (0.39 * 5 + 11.8 * 18 / 5 - 15.59)) < 0.001)
  }

  @Test func aSilentEIsNoSyllable() throws {
    // code (1), site (1), page (1), like (1), the (1): 5 of 5, padded to 20 words in one sentence.
    let grade = try metrics(String(repeating: "code site page like the ", count: 4)).readingGrade
    #expect(abs(grade - (0.39 * 20 + 11.8 - 15.59)) < 0.001)
  }

  @Test func anEmptyTextHasNoGrade() throws { #expect(try metrics("").readingGrade == 0) }

  @Test func longSentencesReadHarder() throws {
    let words = Array(repeating: "customer information is protected", count: 10)
    #expect(
      try metrics(words.joined(separator: " ")).readingGrade > metrics(words.joined(separator: ". ")).readingGrade)
  }
}
