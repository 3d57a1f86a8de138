import Foundation
import TestSupport
import Testing

/// What `make install` puts in place beside the program.
@Suite(.requires(.python)) struct InstallTests {
  @Test(.requires(.mandoc)) func everyCommandHasAManualPageThatIsInOrder() throws {
    let folder = try installed()
    let pages = try folder.files(below: "share/man/man1").keys.sorted()
    for command in ["build", "check", "compare", "freeze", "import-git", "verify"] {
      #expect(pages.contains("codicil-\(command).1"))
    }
    let lint = try Tool.run(
      Requirement.mandoc.path, ["-T", "lint", "-W", "warning"] + pages.map { folder.path + "/share/man/man1/" + $0 })
    #expect(lint.status == 0, "\(lint.output)")
    let text = try folder.text("share/man/man1/codicil-compare.1")
    #expect(text.contains(".Sh EXIT STATUS"))
  }

  @Test(.requires(.bash)) func bashCompletesCommandsOptionsAndThePoliciesOfTheSite() throws {
    let folder = try installed()
    try folder.write([
      "content/policies/privacy.md": "", "content/policies/terms/draft.md": "", "content/policies/.hidden": "",
    ])
    func completions(_ words: String...) throws -> [String] {
      let script = """
        PATH="\(folder.path)/bin:$PATH"; cd "\(folder.path)"
        compopt() { :; }
        source share/bash-completion/completions/codicil
        COMP_WORDS=(codicil \(words.map { "'\($0)'" }.joined(separator: " ")))
        COMP_CWORD=\(words.count); COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
        _codicil codicil "${COMP_WORDS[COMP_CWORD]}"; printf '%s\\n' "${COMPREPLY[@]}"
        """
      return try Tool.run(Requirement.bash.path, ["-c", script]).output.split(separator: "\n")
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
    #expect(try completions("fre") == ["freeze"])
    #expect(try completions("freeze", "--eff") == ["--effective"])
    #expect(try completions("freeze", "").contains("privacy"))
    #expect(try completions("freeze", "te") == ["terms"])
  }

  /// A folder with all that is installed.
  private func installed() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let script = ProjectFolder.url.appending(path: "Scripts/install.sh")
    let result = try Program.run([Program.url.path, folder.path], program: script)
    #expect(result.status == 0, "\(result.errors)")
    return folder
  }
}
