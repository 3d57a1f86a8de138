import Archiving
import ArgumentParser
import Diagnostics
import Foundation
import Policies
import Site
import Storage

/// How much a command says, and to whom.
struct ReportArguments: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Say only what is wrong.")
  var quiet = false
  @Flag(help: "Say everything as lines of JSON on standard output, for programs.")
  var json = false

  var reporter: Reporter { Reporter(isQuiet: quiet, isJSON: json) }
}

/// Tells a person, or a program, how a command gets on.
///
/// As JSON each event is one line; what is not known is left out:
///
///     {"done":3,"event":"progress","of":15,"unit":"versions"}
///     {"column":12,"event":"diagnostic","line":3,"message":"…","path":"…","rule":"date-invalid","severity":"error"}
///     {"action":"copy","event":"file","path":"index.html"}
///     {"event":"archive","head":"…","policy":"privacy","snapshots":3,"seal":"chain whole"}
///     {"command":"build","event":"summary","figures":{"pages":82,"policies":3,…}}
///
/// A summary is the last event of a command that did its work; a command that failed has none.
struct Reporter: Sendable {
  var isQuiet = false
  var isJSON = false

  /// Does the work of a command and says what prevents it.
  ///
  /// - Throws: an exit code unless the work ends with `done`.
  func carryOut(_ work: (Reporter) async throws(Diagnostic) -> ExitStatus) async throws {
    var status = ExitStatus.failed
    do throws(Diagnostic) {
      status = try await WorkThreads.run { () async throws(Diagnostic) in try await work(self) }
    } catch {
      endProgress()
      report(error)
    }
    if let loss = Console.lostOutput {
      report(Diagnostic(.error, "output-lost", "standard output could not be written: \(loss)"))
      status = .failed
    }
    if status != .done { throw ExitCode(status.rawValue) }
  }

  /// Says everything that is wrong with what was read.
  func report(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { report(diagnostic) }
  }

  /// A sentence for a person; programs are told the same by events.
  func say(_ sentence: String) {
    if !isQuiet, !isJSON { Console.print(sentence + "\n") }
  }

  func progress(_ done: Int, of total: Int, _ unit: String) {
    if isJSON { return emit(Event(event: "progress", done: done, of: total, unit: unit)) }
    if !isQuiet { Console.progress(done, of: total, unit) }
  }

  func endProgress() {
    if !isJSON, !isQuiet { Console.clearProgress() }
  }

  func report(_ diagnostic: Diagnostic) {
    guard isJSON else { return Console.printError(diagnostic) }
    emit(
      Event(
        event: "diagnostic", path: diagnostic.path, severity: diagnostic.severity.rawValue,
        rule: diagnostic.rule.id, message: diagnostic.message, line: diagnostic.position?.line,
        column: diagnostic.position?.column, advice: diagnostic.advice))
  }

  /// A file, and what becomes of it: `write`, `copy`, `remove`, `keep`.
  func list(_ action: String, _ path: String) {
    if isJSON { return emit(Event(event: "file", path: path, action: action)) }
    say(action.padding(toLength: 8, withPad: " ", startingAt: 0) + path)
  }

  /// One policy's archive, as it is now.
  func describe(_ archive: ArchiveReport.Line) {
    if isJSON {
      return emit(
        Event(
          event: "archive", policy: archive.policy.description, snapshots: archive.snapshots,
          seal: archive.seal.rawValue,
          head: archive.head?.description))
    }
    let count = archive.snapshots == 1 ? "1 snapshot" : "\(archive.snapshots) snapshots"
    let end = archive.head.map { ", ends with \($0)" } ?? ""
    say("\(archive.policy): \(count), \(archive.seal.rawValue)\(end)")
  }

  /// The last line of what a command did.
  ///
  /// - Parameters:
  ///   - sentence: nil if a person was told already.
  ///   - figures: the same for programs, by names that stay.
  func summarize(_ command: String, _ sentence: String? = nil, figures: [String: Int]) {
    if isJSON { return emit(Event(event: "summary", command: command, figures: figures)) }
    if let sentence { say(sentence) }
  }

  private struct Event: Encodable {
    var event: String
    var done: Int?
    var of: Int?
    var unit: String?
    var path: String?
    var action: String?
    var severity: String?
    var rule: String?
    var message: String?
    var line: Int?
    var column: Int?
    var advice: String?
    var policy: String?
    var snapshots: Int?
    var seal: String?
    var head: String?
    var command: String?
    var figures: [String: Int]?
  }

  private func emit(_ event: Event) {
    Console.print(bytes: JSONText.encode(event, isPretty: false) + [UInt8(ascii: "\n")])
  }
}
