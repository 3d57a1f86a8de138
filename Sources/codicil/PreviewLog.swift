import Diagnostics
import Foundation
import Preview
import Site
import Synchronization

/// What the terminal says while a site is served: one line for each build, and what is wrong.
final class PreviewLog: Sendable {
  private let content: String
  private let isQuiet: Bool
  private let opensBrowser: Bool
  private let state = Mutex(State())

  private struct State {
    var start = ContinuousClock.now
    var changed: Set<String> = []
    /// What was said of the build before, so that the same is not said again.
    var said: [Diagnostic] = []
    var hadErrors = false
    var isFirst = true
  }

  init(content: String, isQuiet: Bool, opensBrowser: Bool) {
    (self.content, self.isQuiet, self.opensBrowser) = (content, isQuiet, opensBrowser)
  }

  func note(_ report: Preview.Report) {
    state.withLock { state in
      switch report {
      case .listening(let origin):
        Console.print("\(content) → \(origin)/  (Ctrl-C ends it)\n")
        if opensBrowser { Self.open(origin) }
      case .changed(let paths):
        state.start = .now
        state.changed = paths
      case .built(let build, let pages):
        say(build.diagnostics, &state)
        if !build.diagnostics.hasErrors { say(build, pages, &state) }
        state.hadErrors = build.diagnostics.hasErrors
        state.isFirst = false
      case .failed(let diagnostic):
        say([diagnostic], &state)
        state.hadErrors = true
        state.isFirst = false
      }
    }
  }

  private func say(_ build: MemoryBuild, _ pages: Int, _ state: inout State) {
    guard !isQuiet || state.hadErrors else { return }
    let time = Int((ContinuousClock.now - state.start) / .milliseconds(1))
    if state.isFirst {
      Console.print("\(BuildCommand.sentence(build.summary)) in \(time) ms\n")
    } else if pages > 0 || state.hadErrors {
      let mended = state.hadErrors ? "mended: " : ""
      Console.print(
        "\(Self.now())  \(mended)\(names(state.changed)) → \(pages) \(pages == 1 ? "page" : "pages") in \(time) ms\n")
    }
  }

  private func say(_ diagnostics: [Diagnostic], _ state: inout State) {
    defer { state.said = diagnostics }
    guard diagnostics != state.said else { return }
    if diagnostics.hasErrors, !state.isFirst { Console.print("\(Self.now())  \(names(state.changed))\n") }
    for diagnostic in diagnostics where !state.said.contains(diagnostic) { Console.printError(diagnostic) }
    guard diagnostics.hasErrors else { return }
    let errors = diagnostics.count { $0.severity == .error }
    Console.printError("\(errors) \(errors == 1 ? "error" : "errors"): the last good pages stay\n")
  }

  /// `privacy/draft.md`, or `privacy/draft.md and 12 more`.
  private func names(_ paths: Set<String>) -> String {
    // What is gone again was an editor's own file, as a rule.
    let lasting = paths.filter(FileManager.default.fileExists)
    let paths = lasting.isEmpty ? paths : lasting
    guard let first = paths.sorted().first else { return content }
    let name = first.hasPrefix(content + "/") ? String(first.dropFirst(content.count + 1)) : first
    return Terminal.harmless(name) + (paths.count > 1 ? " and \(paths.count - 1) more" : "")
  }

  /// `14:02:11`.
  private static func now() -> String {
    var (now, parts) = (time(nil), tm())
    localtime_r(&now, &parts)
    return [parts.tm_hour, parts.tm_min, parts.tm_sec].map { String(Int($0) + 100).dropFirst() }.joined(separator: ":")
  }

  private static func open(_ address: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["xdg-open", address]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try? process.run()
  }
}
