import Policies
import Testing

@Suite struct MojibakeTests {
  private func repaired(_ text: String) -> String {
    Mojibake.repaired(Array(text.utf8)[...]).map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  @Test(arguments: [
    ("Webixâ„¢ is", "Webix™ is"), ("donâ€™t", "don’t"), ("â€œquotedâ€\u{9D}", "“quoted”"),
    ("a â€“ b â€” c", "a – b — c"),
    ("andâ€¦", "and…"), ("â€¢ item", "• item"), ("5 â‚¬", "5 €"), ("Â© 2009", "© 2009"), ("WEBIXÂ®", "WEBIX®"),
    ("Â§ 5", "§ 5"), ("end.Â\u{A0} Next", "end.\u{A0} Next"), ("wordsÂ\u{A0}more", "words\u{A0}more"),
    ("Home Â» Terms", "Home » Terms"), ("cafÃ©", "café"), ("DÃ‰CLARATION", "DÉCLARATION"), ("Ã‰tat", "État"),
    ("Ã–ffentlich", "Öffentlich"), ("informaÃ§Ã£o", "informação"), ("StraÃŸe", "Straße"), ("nÃ£o Ã©", "não é"),
    ("Ã\u{A0} la carte", "à la carte"), ("âœ“ done", "✓ done"), ("ðŸ˜€", "😀"), ("a ï¿½ b", "a \u{FFFD} b"),
  ])
  func whatIsCertainIsRepaired(garbled: String, right: String) { #expect(repaired(garbled) == right) }

  @Test(arguments: [
    "« café » et « déjà »", "«\u{A0}café\u{A0}»", "«\u{202F}café\u{202F}»", "“café”…", "‘café’…",
    "À l’étranger : là-bas…",
    "MAÇÃ”", "«IRMû", "AMANHÔ…", "“AMANHÃ”", "NÃO É NÃO", "São Paulo – informação", "«\u{A0}HAÂ\u{A0}»", "ROMÂ»",
    "Straße „schön“, Äpfel – Öl…", "»Größe«", "naïve, Noël, Zoë’s, garçon", "ÐÑ ðÞ íslenska", "pâté, âge, bâtiment",
    "“pâ” – â", "â", "Ã", "Â", "âœ", "plain ASCII only", "日本語 “引用” ™ ©", "Ünï", "ö€", "ê®", "é€", "“à”…“", "ï¬",
    "“Æ”‚ “Œ”", "Ô’", "a\u{A0}»\u{A0}b",
  ])
  func honestTextStaysUntouched(text: String) { #expect(repaired(text) == text) }

  @Test func theRepairSaysWhereItWasMade() {
    let text = Array("aÃ©â„¢b".utf8)
    let repairs = Mojibake.repairs(in: text[...])
    #expect(repairs.map(\.repaired) == ["é", "™"])
    #expect(repairs.map(\.range) == [1..<5, 5..<12])
  }

  @Test func aSliceKeepsItsIndices() {
    let text = Array("xxâ„¢".utf8)
    #expect(Mojibake.repairs(in: text[2...]).map(\.range) == [2..<9])
    #expect(Mojibake.repairs(in: text[2..<8]).isEmpty)
  }

  @Test func brokenUTF8IsNoCrash() {
    for tail in [
      [0xC3], [0xC3, 0xA2, 0xE2], [0xC3, 0xA2, 0xE2, 0x82], [0xC3, 0x28, 0xC3], [0xC3, 0xA2, 0xFF, 0xFF, 0xFF, 0xFF],
    ] as [[UInt8]] {
      #expect(Mojibake.repaired(tail[...]) == nil)
    }
  }
}
