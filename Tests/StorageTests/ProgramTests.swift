import Diagnostics
import Foundation
import Storage
import TestSupport
import Testing

/// Other programs, run for what they print.
@Suite struct ProgramTests {
  private func shell(_ script: String, limits: Program.Limits = .init(), input: [UInt8] = []) async throws -> [UInt8] {
    try await Program("sh", package: "dash", limits: limits).output(["-c", script], input: input)
  }

  private func failure(of script: String, limits: Program.Limits = .init()) async throws -> Diagnostic {
    try await #require(throws: Diagnostic.self) { _ = try await shell(script, limits: limits) }
  }

  private static let tenMegabytes = 10 << 20

  @Test func tenMegabytesOnBothStreamsDoNotBlockAProgram() async throws {
    let script = "head -c \(Self.tenMegabytes) /dev/zero >&2; head -c \(Self.tenMegabytes) /dev/zero"
    #expect(try await shell(script).count == Self.tenMegabytes)
    #expect(try await shell("exec 2>&1; " + script).count == 2 * Self.tenMegabytes)
  }

  @Test func tenMegabytesOfInputReachAProgramThatPrintsThemBack() async throws {
    let input = (0..<Self.tenMegabytes).map { UInt8(truncatingIfNeeded: $0 / 7) }
    #expect(try await Program("cat", package: "coreutils").output([], input: input) == input)
  }

  @Test func aProgramThatDoesNotReadItsInputIsNotWaitedFor() async throws {
    #expect(
      try await shell("echo done", input: [UInt8](repeating: 0x61, count: Self.tenMegabytes)) == Array("done\n".utf8))
  }

  @Test func theFirstWordsOfAFailureAreReported() async throws {
    let problem = try await failure(of: "head -c 300000 /dev/zero; echo 'no such host' >&2; echo more >&2; exit 4")
    #expect(problem.rule == "program-failed")
    #expect(problem.message == "'sh' failed: no such host")
    #expect(try await failure(of: "exit 4").message == "'sh' failed: exit status 4")
    #expect(try await failure(of: "kill -9 $$").message.hasPrefix("'sh' failed: ended by signal"))
  }

  @Test func theStatusThatMeansNothingIsNoFailure() async throws {
    let program = Program("sh", package: "dash")
    #expect(try await program.output(["-c", "exit 3"], absence: 3) == nil)
    #expect(try await program.output(["-c", "echo a"], absence: 3) == Array("a\n".utf8))
    await #expect(throws: Diagnostic.self) { _ = try await program.output(["-c", "exit 4"], absence: 3) }
  }

  @Test func aProgramThatIsNotInstalledIsNamedWithItsPackage() async throws {
    for name in ["codicil-has-no-such-program", "/nowhere/codicil-program"] {
      let problem = try await #require(throws: Diagnostic.self) {
        try await Program(name, package: "something").output([])
      }
      #expect(problem.rule == "program-missing")
      #expect(problem.advice == "install it with: apt-get install something")
      #expect(await !Program(name, package: "something").isInstalled)
    }
    #expect(await Program("sh", package: "dash").isInstalled)
  }

  @Test(.serialized, arguments: ["true", "codicil-has-no-such-program"])
  func noDescriptorIsLeftOpen(_ name: String) async throws {
    // Other tests run at the same time, so the limit is what only a leak can reach.
    let program = Program(name, package: "something")
    let before = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    for _ in 0..<200 { _ = try? await program.output([]) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count < before + 150)
  }

  @Test func noShellReadsTheArguments() async throws {
    let words = ["$HOME", "a;b", "`id`", "", "*", "a b"]
    let printed = try await Program("printf", package: "coreutils").output(["%s\\n"] + words)
    #expect(String(decoding: printed, as: UTF8.self) == words.map { $0 + "\n" }.joined())
  }

  @Test func aProgramThatNeedsTooLongIsEndedAndReported() async throws {
    var limits = Program.Limits()
    limits.time = .milliseconds(50)
    // It would never end.
    let problem = try await failure(of: "exec tail -f /dev/null", limits: limits)
    #expect(problem.rule == "program-failed")
    #expect(problem.message == "'sh' failed: did not end within 0.05 seconds and was ended")
  }

  @Test func aProgramThatPrintsTooMuchIsEndedAndReported() async throws {
    var limits = Program.Limits()
    limits.output = 1_000
    #expect(try await shell("head -c 1000 /dev/zero", limits: limits).count == 1_000)
    // It would never end.
    let problem = try await failure(of: "exec cat /dev/zero", limits: limits)
    #expect(problem.message == "'sh' failed: it printed more than 1000 bytes and was ended")
  }

  @Test func whatAProgramPrintsIsReadBitByBit() async throws {
    let fields = try await Program("sh", package: "dash").stream(
      ["-c", #"printf 'one\0\0three\ntail'; head -c 100000 /dev/zero; printf 'end'"#]
    ) { output throws(Diagnostic) in
      let fields = [
        try await output.bytes(upTo: 0), try await output.bytes(upTo: 0), try await output.bytes(upTo: 0x0A),
      ]
      let rest = [try await output.bytes(4), try await output.bytes(100_000), try await output.bytes(4)]
      return fields + rest
    }
    let expected: [[UInt8]?] = [
      Array("one".utf8), [], Array("three".utf8), Array("tail".utf8), [UInt8](repeating: 0, count: 100_000), nil,
    ]
    #expect(fields == expected)
  }

  @Test func aReaderThatGivesUpEndsTheProgram() async throws {
    let problem = try await #require(throws: Diagnostic.self) {
      // It would never end.
      try await Program("cat", package: "coreutils").stream(["/dev/zero"]) { output throws(Diagnostic) in
        _ = try await output.bytes(10)
        throw Diagnostic(.error, "program-failed", "enough")
      }
    }
    #expect(problem.message == "enough")
  }
}
