import Diagnostics
import FrontMatter
import Testing

@Suite struct FieldReaderTests {
  private enum Colour: String, CaseIterable { case red, green }

  /// What was said about a text after reading it with `body`, one line each.
  private func said(_ text: String, _ body: (inout FieldReader) -> Void) throws -> [String] {
    let file = SourceFile(path: "site.yml", bytes: Array(text.utf8))
    var reader = FieldReader(try YAMLParser.parse(text, in: file).get(), in: file)
    body(&reader)
    return reader.finish().map {
      "\($0.position?.line ?? 0):\($0.position?.column ?? 0)+\($0.length) \($0.message) [\($0.rule)]\($0.advice.map { " " + $0 } ?? "")"
    }
  }

  @Test func goodFieldsAreReadWithoutAWord() throws {
    let text = "title: \"A: b\"\nshown: yes\nhidden: False\ndays: 30\ncolour: green\nnames: [x, y]\nnothing:\n"
    let found = try said(text) { reader in
      #expect(reader.keys == ["title", "shown", "hidden", "days", "colour", "names", "nothing"])
      #expect(reader.text("title") == "A: b")
      #expect(reader.flag("shown") == true)
      #expect(reader.flag("hidden") == false)
      #expect(reader.wholeNumber("days", in: 0...99) == 30)
      #expect(reader.choice("colour", of: Colour.self) == .green)
      #expect(reader.texts("names").map(\.value) == ["x", "y"])
      #expect(reader.text("nothing") == nil)
      #expect(reader.text("absent") == nil)
    }
    #expect(found.isEmpty)
  }

  @Test func wrongKindsAreNamedWhereTheyStand() throws {
    let text =
      "title: [a]\nshown: maybe\ndays: 1000\nmore: x\ncolour: gren\nother: blueish\nnames: one\nlist:\n  - a: b\n"
    let found = try said(text) { reader in
      _ = (reader.text("title"), reader.flag("shown"), reader.wholeNumber("days", in: 0...99))
      _ = (reader.wholeNumber("more", in: 0...99), reader.choice("colour", of: Colour.self))
      _ = (reader.choice("other", of: Colour.self), reader.texts("names"), reader.texts("list"))
    }
    #expect(
      found == [
        "1:8+1 'title' must be a text, found a list [value-kind]",
        "2:8+5 'shown' must be true or false, found \"maybe\" [value-kind]",
        "3:7+4 'days' must be a whole number from 0 to 99, found \"1000\" [value-kind]",
        "4:7+1 'more' must be a whole number from 0 to 99, found \"x\" [value-kind]",
        "5:9+4 'colour' cannot be \"gren\" [value-unknown] did you mean \"green\"?",
        "6:8+7 'other' cannot be \"blueish\" [value-unknown] one of: red, green",
        "7:8+1 'names' must be a list, found a text [value-kind]",
        "9:5+1 'list' must be a list of texts [value-kind]",
      ])
  }

  @Test func unknownKeysAreNamedWithWhatWasMeant() throws {
    let found = try said("titel: A\nzzzzzzzz: B\n") { _ = ($0.text("title"), $0.text("owner")) }
    #expect(
      found == [
        "1:1+5 there is no key 'titel' here [key-unknown] did you mean 'title'?",
        "2:1+8 there is no key 'zzzzzzzz' here [key-unknown] known keys: title, owner",
      ])
  }

  @Test func carriesTheNumberOfScalarsThatAreWrong() throws {
    let found = try said("cafe\u{301}: A\nshown: nai\u{308}ve\ncolour: \"漢字\"\n") { reader in
      _ = (reader.flag("shown"), reader.choice("colour", of: Colour.self))
    }
    #expect(found.map { $0.prefix { $0 != " " } } == ["2:8+6", "3:9+2", "1:1+5"])
  }

  @Test func aMissingFieldIsSaidOnceAndAWrongOneIsNotMissing() throws {
    let found = try said("owner: [a]\n") { reader in
      #expect(reader.requiredText("title") == nil)
      #expect(reader.requiredText("owner") == nil)
    }
    #expect(
      found == [
        "1:1+1 'title' is missing [key-missing] add a line 'title: …'",
        "1:8+1 'owner' must be a text, found a list [value-kind]",
      ])
  }

  @Test func eachElementOfAListIsReadByItself() throws {
    let text = "menu:\n  - label: A\n    adress: a\n  - just words\n  - label: C\n"
    let found = try said(text) { reader in
      let labels = reader.list("menu") { item in
        _ = item.text("address")
        return item.text("label")
      }
      #expect(labels == ["A", "C"])
    }
    #expect(
      found == [
        "3:5+6 there is no key 'adress' here [key-unknown] did you mean 'address'?",
        "4:5+1 expected keys and values, found a text [value-kind]",
      ])
  }

  @Test(arguments: ["- a\n- b\n", "just words\n"])
  func aRootOfAnotherKindIsSaid(text: String) throws {
    let found = try said(text) { #expect($0.keys.isEmpty) }
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.hasPrefix("1:1+1 expected keys and values, found ") })
  }
}
