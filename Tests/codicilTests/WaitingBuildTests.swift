import Foundation
import TestSupport
import Testing

/// `codicil build` while another program has the output.
@Suite struct WaitingBuildTests {
  /// Another program that has the lock until its input ends.
  private func holder(of folder: TemporaryFolder) throws -> (process: Process, input: Pipe) {
    let (process, input, output) = (Process(), Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
    process.arguments = [
      folder.path + "/.output.codicil-lock", "sh", "-c",
      "echo 4711 elsewhere > '\(folder.path)/.output.codicil-lock'; echo ready; exec cat",
    ]
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    try #require(output.fileHandleForReading.availableData == Data("ready\n".utf8))
    return (process, input)
  }

  @Test func itTellsWhoHasTheOutputAndGoesOnAfterThat() throws {
    let folder = try TemporaryFolder()
    try folder.write(["content/policies/privacy.md": "# Privacy\n\nText.\n"])
    let holder = try holder(of: folder)
    let (build, output) = (Process(), Pipe())
    build.executableURL = Program.url
    build.arguments = ["build"]
    build.currentDirectoryURL = folder.url
    build.standardOutput = output
    try build.run()
    let told = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    #expect(told == "another build (process 4711 on elsewhere) is writing output: this one waits\n")
    #expect(!folder.exists("output"))
    try holder.input.fileHandleForWriting.close()
    holder.process.waitUntilExit()
    let rest = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    build.waitUntilExit()
    #expect(build.terminationStatus == 0)
    #expect(rest.hasPrefix("1 policy, 1 version"))
    #expect(folder.exists("output/privacy/index.html"))
    #expect(!folder.exists(".output.codicil-lock"))
  }
}
