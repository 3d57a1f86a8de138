import Foundation
import TestSupport
import Testing

/// Standard streams that are full, closed, or no text.
@Suite struct StandardStreamTests {
  @Test func outputThatCannotBeWrittenIsSaidAndTheWorkIsDone() throws {
    let folder = try site()
    let result = try run("build > /dev/full", in: folder)
    #expect(result.status == 2)
    #expect(
      result.errors
        == "codicil: error: standard output could not be written: No space left on device [output-lost]\n")
    #expect(folder.exists("output/index.html"))
  }

  @Test func noFileTakesThePlaceOfAStreamThatIsClosed() throws {
    let folder = try site()
    #expect(try run("build", in: folder).status == 0)
    let pages = try folder.files(below: "output")
    #expect(try run("build <&- >&- 2>&-", in: folder).status == 0)
    #expect(try folder.files(below: "output") == pages)
  }

  @Test func inputThatIsAFolderIsRefused() throws {
    let result = try run("render < .", in: TemporaryFolder())
    #expect(result.status == 2)
    #expect(result.errors == "standard input: error: cannot be read: Is a directory [file-unreadable]\n")
  }

  private func site() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(["content/policies/privacy.md": "# Privacy\n\nText.\n"])
    return folder
  }

  private func run(_ line: String, in folder: TemporaryFolder) throws -> Program.Result {
    try Program.run(
      ["-c", "exec \"$0\" \(line)", Program.url.path], in: folder.url,
      environment: ["SOURCE_DATE_EPOCH": "1714521600"], program: URL(filePath: "/bin/sh"))
  }
}
