import Testing

@testable import Themes
@testable import Words

@Suite struct StyleSheetTests {
  private func published(_ source: String) -> String {
    String(decoding: StyleSheet.published(Array(source.utf8)), as: UTF8.self)
  }

  @Test func whatOnlyAuthorsReadIsLeftOut() {
    #expect(
      published("/* Brand */\n:root {\n  --ink: #000;\n}\n\na,\nb { color: red }\n")
        == ":root{--ink:#000;}a,b{color:red}\n")
  }

  @Test func stringsStayAsTheyAre() {
    let source = #"a::before { content: "/*  ; */  \"x\"  " }"#
    #expect(published(source) == #"a::before{content:"/*  ; */  \"x\"  "}"# + "\n")
    #expect(published("a { content: 'open") == "a{content:'open\n")
  }

  @Test func twoWordsStayTwo() {
    #expect(
      published("a/**/b  >  c :first-child { margin: 0 /* none */ auto }") == "a b>c :first-child{margin:0 auto}\n")
  }

  @Test func sumsKeepTheirBlanksAndCombinatorsDoNot() {
    #expect(
      published("a + b ~ c { grid-row: 1 / span 2; width: calc(1rem + (2px - 1%)) }")
        == "a+b~c{grid-row:1 / span 2;width:calc(1rem + (2px - 1%))}\n")
  }

  @Test func aLicenceStays() {
    #expect(published("/*! (c) */ a{}") == "/*! (c) */ a{}\n")
  }

  @Test func anEndInTheMiddleOfSomethingIsNoFault() {
    for source in ["", "/", "/*", "/*!", "a\\", "\"", "\"\\"] { #expect(published(source).hasSuffix("\n")) }
  }
}
