import Diagnostics
import Storage

/// A git repository, read through the git program.
final class GitRepository: Sendable {
  /// A file as a commit left it.
  struct Change {
    let commit: String
    /// Seconds since 1970.
    let time: Int
    let message: String
    let path: String
    /// The name of the file's bytes; nil if the commit removed the file.
    let blob: String?
  }

  private let repository: IsolatedRepository
  let shownAs: String
  var gitFolder: String { repository.path }

  /// - Parameter path: a working copy, a bare repository, or a bundle.
  init(_ path: String) async throws(Diagnostic) {
    shownAs = path
    guard Files.exists(path) else {
      throw Diagnostic(.error, "repository-missing", "there is no such repository", path: path)
    }
    repository = try await IsolatedRepository(of: path)
  }

  /// Runs git on the repository and reads what it prints. Its faults name the repository.
  func read<Result: Sendable>(
    _ arguments: [String], input: [UInt8] = [],
    _ body: (inout ProgramOutput) async throws(Diagnostic) -> Result
  ) async throws(Diagnostic) -> Result {
    do throws(Diagnostic) {
      return try await IsolatedRepository.git.stream(["--git-dir", gitFolder] + arguments, input: input, body)
    } catch {
      var problem = error
      problem.path = problem.path ?? shownAs
      throw problem
    }
  }

  // MARK: History

  /// Every change of the files, oldest first as the branch tells it. Merges change nothing by themselves.
  ///
  /// - Parameter file: one file, followed through its renames; nil for all.
  func changes(of file: String?) async throws(Diagnostic) -> [Change] {
    let commits = try await commits()
    return try await read(
      ["log", "-z", "--no-merges", "--no-abbrev", "--raw", "--format=%H"]
        + (file.map { ["--follow", "--", $0] } ?? ["--no-renames"])
    ) { output throws(Diagnostic) in
      // Each commit's name, and after it for each file a line of facts and the path, or the old path and the new.
      var (changes, commit) = ([[Change]](), "")
      while let field = try await output.field() {
        let line = field.drop { $0 == "\n" }
        guard line.hasPrefix(":") else {
          commit = String(line)
          changes.append([])
          continue
        }
        let facts = line.split(separator: " ")
        let isRenamed = "RC".contains(facts.last?.first ?? " ")
        if isRenamed { _ = try await output.field() }
        guard facts.count == 5, let (time, message) = commits[commit], let path = try await output.field() else {
          throw self.unreadable(String(line))
        }
        changes[changes.count - 1].append(
          Change(
            commit: commit, time: time, message: message, path: path,
            blob: facts[3].allSatisfy { $0 == "0" } ? nil : String(facts[3])))
      }
      return changes.reversed().flatMap { $0 }
    }
  }

  /// When each commit was made and what its author wrote of it, by the commit's name.
  private func commits() async throws(Diagnostic) -> [String: (time: Int, message: String)] {
    // A zero byte ends each field: a message can contain any other.
    try await read(["log", "-z", "--no-merges", "--encoding=UTF-8", "--format=%H%x00%ct%x00%B"]) {
      output throws(Diagnostic) in
      var commits: [String: (time: Int, message: String)] = [:]
      while let commit = try await output.field() {
        guard let time = try await output.field().flatMap({ Int($0) }), let message = try await output.field() else {
          throw self.unreadable("the time and message of commit \(commit)")
        }
        commits[commit] = (time, message)
      }
      return commits
    }
  }

  func unreadable(_ what: String) -> Diagnostic {
    Diagnostic(.error, "program-failed", "what git prints is not understood: \(what)", path: shownAs)
  }

  // MARK: Texts

  /// Reads the bytes of states of files, one after the other.
  ///
  /// - Parameters:
  ///   - blobs: their names.
  ///   - body: is given the index of each, and its bytes.
  func read(
    _ blobs: [String], _ body: (Int, [UInt8]) throws(Diagnostic) -> Void
  ) async throws(Diagnostic) {
    let names = Array(blobs.map { $0 + "\n" }.joined().utf8)
    try await read(["cat-file", "--batch"], input: names) { output throws(Diagnostic) in
      for (index, blob) in blobs.enumerated() {
        let head = try await output.bytes(upTo: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        guard let size = head?.split(separator: " ").dropFirst(2).first.flatMap({ Int($0) }) else {
          throw Diagnostic(.error, "program-failed", "git does not find the object \(blob)", path: self.shownAs)
        }
        guard let bytes = try await output.bytes(size + 1) else {
          throw Diagnostic(.error, "program-failed", "git ended early", path: self.shownAs)
        }
        try body(index, Array(bytes.dropLast()))
      }
    }
  }
}

extension ProgramOutput {
  /// The text up to the next zero byte; nil at the end of the output.
  mutating func field() async throws(Diagnostic) -> String? {
    try await bytes(upTo: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}
