import CExchange
package import Diagnostics
import Foundation
import Subprocess
import SystemPackage

/// Another program, found on the path or by its own path, and run without a shell.
///
/// What it prints is read while it runs, both streams at once, so it never waits for its reader. Its input is a file
/// without a name, so nobody waits for it to read either.
package struct Program: Sendable {
  /// What a run may take. A program that needs more is ended and reported.
  package struct Limits: Sendable {
    /// Bytes on standard output.
    package var output = 1 << 30
    /// Nil for no limit.
    package var time: Duration?

    package init() {}
  }

  private let name: String
  private let package: String
  private let limits: Limits
  private let environment: [String: String]

  /// - Parameters:
  ///   - name: as on a command line; with a slash in it, a path.
  ///   - package: the Debian package that brings it.
  ///   - environment: variables beside those that this program has.
  package init(_ name: String, package: String, limits: Limits = Limits(), environment: [String: String] = [:]) {
    (self.name, self.package, self.limits, self.environment) = (name, package, limits, environment)
  }

  /// Whether there is such a program.
  package var isInstalled: Bool {
    get async {
      name.contains("/")
        ? access(name, X_OK) == 0 : (try? await executable.resolveExecutablePath(in: .inherit)) != nil
    }
  }

  // MARK: Running

  /// All that it prints when it reads `input`.
  ///
  /// - Throws: `program-missing` with what to install; `program-failed` with its own words if it ends with another status
  ///   than 0, or needs more than the limits.
  @discardableResult
  package func output(
    _ arguments: [String], input: [UInt8] = []
  ) async throws(Diagnostic) -> [UInt8] {
    let (printed, end) = try await collect(arguments, input)
    try check(end)
    return printed
  }

  /// All that it prints when it reads `input`; nil if it ends with the status that means that there is nothing.
  ///
  /// - Throws: as `output(_:input:)`.
  package func output(
    _ arguments: [String], input: [UInt8] = [], absence status: Int32
  ) async throws(Diagnostic) -> [UInt8]? {
    let (printed, end) = try await collect(arguments, input)
    if case .exited(status) = end.status { return nil }
    try check(end)
    return printed
  }

  /// Reads what it prints bit by bit while it runs. There is no limit to it.
  ///
  /// - Throws: as `output(_:input:)`, and what `body` throws, which ends the program.
  package func stream<Result: Sendable>(
    _ arguments: [String], input: [UInt8] = [],
    _ body: (inout ProgramOutput) async throws(Diagnostic) -> Result
  ) async throws(Diagnostic) -> Result {
    let (result, end) = try await run(arguments, input, body)
    try check(end)
    return result
  }

  private func collect(_ arguments: [String], _ input: [UInt8]) async throws(Diagnostic) -> ([UInt8], End) {
    guard let time = limits.time else { return try await collectAll(arguments, input) }
    let first = await withTaskGroup(of: Swift.Result<([UInt8], End), Diagnostic>.self) { group in
      group.addTask {
        do throws(Diagnostic) {
          return .success(try await collectAll(arguments, input))
        } catch {
          return .failure(error)
        }
      }
      group.addTask {
        try? await Task.sleep(for: time)
        return .failure(failure("did not end within \(time) and was ended"))
      }
      defer { group.cancelAll() }
      return await group.next()
    }
    guard let first else { throw failure("was not run") }
    return try first.get()
  }

  private func collectAll(_ arguments: [String], _ input: [UInt8]) async throws(Diagnostic) -> ([UInt8], End) {
    try await run(arguments, input) { (output: inout ProgramOutput) async throws(Diagnostic) in
      try await output.rest(limit: limits.output)
    }
  }

  private func run<Result: Sendable>(
    _ arguments: [String], _ input: [UInt8],
    _ body: (inout ProgramOutput) async throws(Diagnostic) -> Result
  ) async throws(Diagnostic) -> (Result, End) {
    let stdin = codicil_unnamed_file(input, input.count)
    guard stdin >= 0 else { throw failure("cannot be given its input: \(String(cString: strerror(errno)))") }
    do {
      let outcome = try await Subprocess.run(
        executable, arguments: Arguments(arguments), environment: variables,
        input: .fileDescriptor(FileDescriptor(rawValue: stdin), closeAfterSpawningProcess: true),
        output: .sequence, error: .sequence
      ) { execution in
        async let words = Self.firstWords(of: execution.standardError)
        var output = ProgramOutput(execution.standardOutput, of: name)
        let result = try await body(&output)
        try await output.drain()
        return (result, await words)
      }
      let (result, words) = outcome.closureResult
      return (result, End(status: outcome.terminationStatus, words: words))
    } catch let error as Diagnostic {
      throw error
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw Diagnostic(
        .error, "program-missing", "the program '\(name)' is needed and is not installed",
        advice: "install it with: apt-get install \(package)")
    } catch {
      throw failure("cannot be run: \(error)")
    }
  }

  private var executable: Executable { name.contains("/") ? .path(FilePath(name)) : .name(name) }

  /// Messages in English, and no questions to a person.
  private var variables: Environment {
    var variables: [Environment.Key: String?] = ["LC_ALL": "C.UTF-8", "GIT_TERMINAL_PROMPT": "0"]
    for (name, value) in environment { variables[Environment.Key(stringLiteral: name)] = value }
    return .inherit.updating(variables)
  }

  // MARK: How it ended

  private struct End: Sendable {
    let status: TerminationStatus
    /// The beginning of what it printed on standard error.
    let words: [UInt8]
  }

  private func check(_ end: End) throws(Diagnostic) {
    guard !end.status.isSuccess else { return }
    let lines = String(decoding: end.words, as: UTF8.self).split(separator: "\n").map(String.init)
    if let line = lines.first(where: { !$0.contains(" NOTICE: ") }) { throw failure(line) }
    switch end.status {
    case .exited(let code): throw failure("exit status \(code)")
    case .signaled(let signal): throw failure("ended by signal \(signal)")
    }
  }

  private func failure(_ words: String) -> Diagnostic {
    Diagnostic(.error, "program-failed", "'\(name)' failed: \(words)")
  }

  /// The first bytes of a stream, which is read to its end.
  private static func firstWords(of stream: SubprocessOutputSequence) async -> [UInt8] {
    var words: [UInt8] = []
    do {
      for try await buffer in stream where words.count < 64 << 10 {
        buffer.withUnsafeBytes { words += $0 }
      }
    } catch {
      // What it said until then is all that is known; its status tells the rest.
    }
    return words
  }
}
