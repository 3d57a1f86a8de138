import Content
import Diagnostics
import TestSupport
import Testing

/// What a content folder is sorted into, and that nothing in it is passed over in silence.
@Suite struct ContentTreeTests {
  private func diagnostics(_ files: KeyValuePairs<String, String>) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write(files)
    let tree = ContentTree(root: folder.path + "/content", shownAs: "content")
    return tree.diagnostics.map { "\($0.path ?? "") \($0.rule)" }
  }

  @Test(arguments: ["data/prices.xlsx", "data/blocks/note.txt", "data/README.md", "policies/a/notes.txt", "logo.svg"])
  func aFileOfAKindThatNothingReadsIsReported(_ path: String) throws {
    let found = try diagnostics([
      "content/\(path)": "x", "content/policies/a/draft.md": "# A\n\nText.\n", "content/data/ok.yml": "a: 1\n",
    ])
    #expect(found == ["content/\(path) file-unused"])
  }

  @Test(arguments: ["data/ok.yml", "data/ok.yaml", "data/ok.json", "data/deep/ok.csv", "static/any.thing", "page.md"])
  func aFileThatIsReadIsNot(_ path: String) throws {
    #expect(try diagnostics(["content/\(path)": "x"]) == [])
  }
}
