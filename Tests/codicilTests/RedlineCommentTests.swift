import Foundation
import TestSupport
import Testing

/// The sample for a CI that comments the redline on a change request, run on a real repository.
@Suite(.requires(.git)) struct RedlineCommentTests {
  @Test func aChangeRequestIsCommentedWithARedlineOfEachText() throws {
    let comment = try comment {
      try $0.write([
        "content/policies/privacy/draft.md": "# Privacy\n\nWe keep records for 45 days.\n",
        "content/policies/privacy/2025-01-15.md": "# Privacy\n\nWe keep records for 60 days.\n",
        "content/policies/cookies.md": "# Cookies\n\nNone.\n",
        "content/index.md": "# Home\n",
      ])
    }
    #expect(comment.status == 0, "\(comment.errors)")
    #expect(comment.output.contains("### privacy/draft.md\n"))
    #expect(comment.output.contains("<del>30</del> <ins>45</ins>"))
    #expect(comment.output.contains("<del>30</del> <ins>60</ins>"))
    #expect(comment.output.contains("### cookies.md\n\nA first text"))
    #expect(!comment.output.contains("index.md"))
    #expect(!comment.output.contains("/tmp"))
  }

  @Test func aChangeRequestWithoutPoliciesIsNotCommented() throws {
    let comment = try comment { try $0.write(["content/index.md": "# Home\n"]) }
    #expect(comment.status == 0, "\(comment.errors)")
    #expect(comment.output == "")
  }

  /// What the script says of a branch with these changes.
  private func comment(_ change: (TemporaryFolder) throws -> Void) throws -> Program.Result {
    let folder = try TemporaryFolder()
    func git(_ words: String...) throws {
      let result = try Program.run(
        ["-c", "user.name=A", "-c", "user.email=a@example.org"] + words, in: folder.url,
        program: URL(fileURLWithPath: Requirement.git.path))
      #expect(result.status == 0, "\(result.errors)")
    }
    try folder.write([
      "content/policies/privacy/draft.md": "# Privacy\n\nWe keep records for 30 days.\n",
      "content/policies/privacy/2024-05-25.md": "# Privacy\n\nWe keep records for 30 days.\n",
    ])
    try git("init", "--quiet", "--initial-branch", "main")
    try git("add", "content")
    try git("commit", "--quiet", "--message", "Before")
    try git("checkout", "--quiet", "-b", "change")
    try change(folder)
    try git("add", "content")
    try git("commit", "--quiet", "--message", "After")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return try Program.run(
      ["main"], in: folder.url,
      environment: ["PATH": Program.url.deletingLastPathComponent().path + ":" + path],
      program: ProjectFolder.url.appending(path: "docs/ci/redline-comment.sh"))
  }
}
