import Diagnostics
import Policies
import Storage

/// The states of a file that readers could see: those on the first-parent line of a branch.
extension GitRepository {
  /// A commit as it changed what is published.
  struct Publication: Sendable {
    let commit: String
    /// The later of the days on which it was written and committed, in the time zones that it states.
    ///
    /// Nil if it states no day of the years 1 to 9999.
    let day: CalendarDate?
    /// The first line of what its author wrote; of a merged pull request, the title of that.
    let subject: String
    /// The name of the bytes of the file; nil if the commit removed the file.
    fileprivate(set) var blob: String?
    fileprivate(set) var path: String
  }

  /// What a history begins with.
  enum Beginning: Sendable {
    case added
    /// The file is a copy of another, whose history is not its own.
    case copied(from: String)
  }

  /// Resolves a branch, a tag or a commit.
  ///
  /// - Throws: `history-missing` if the repository has none of that name.
  func commit(named name: String) async throws(Diagnostic) -> String {
    let found = try await read(
      ["rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"], absence: 1)
    let id = String(decoding: found ?? [], as: UTF8.self).prefix { !$0.isNewline }
    guard Self.isObjectName(id) else {
      throw Diagnostic(
        .error, "history-missing", "has no branch, tag or commit named '\(name)'", path: shownAs,
        advice: "git branch --all and git tag list what it has")
    }
    return String(id)
  }

  /// The changes of a file on the first-parent line, oldest first, merges included, followed through its renames.
  ///
  /// - Parameters:
  ///   - file: its path in the newest commit or, if it is gone by then, in the commit that removed it.
  ///   - commit: the newest commit.
  func publications(
    of file: String, upTo commit: String
  ) async throws(Diagnostic) -> (changes: [Publication], beginning: Beginning) {
    var (name, newest, found) = (file, commit, [Publication]())
    while true {
      let changes = try await firstParentChanges(of: name, upTo: newest)
      // What came before a removal is another file of the same name.
      let isOther = changes.dropFirst().firstIndex { $0.blob == nil } ?? changes.endIndex
      found += changes[..<isOther]
      guard let oldest = changes[..<isOther].last else { return (found.reversed(), .added) }
      switch try await origin(of: oldest.path, in: oldest.commit) {
      case .added: return (found.reversed(), .added)
      case .copied(let source): return (found.reversed(), .copied(from: source))
      case .renamed(let source, let parent): (name, newest) = (source, parent)
      }
    }
  }

  /// Newest first.
  private func firstParentChanges(of file: String, upTo commit: String) async throws(Diagnostic) -> [Publication] {
    let format = "%H%x00%ad%x00%cd%x00%P%x00%B"
    return try await read([
      "log", "-z", "--first-parent", "--diff-merges=first-parent", "--raw", "--no-abbrev", "--no-renames",
      "--full-history",
      "--encoding=UTF-8", "--date=format:%Y-%m-%d", "--format=\(format)", "--end-of-options", commit, "--",
      ":(literal)" + file,
    ]) { output throws(Diagnostic) in
      var publications: [Publication] = []
      // A commit's facts, and after them for each file a line and its path: of a folder there are several.
      while let field = try await output.field() {
        if field.drop(while: \.isNewline).hasPrefix(":") {
          guard let path = try await output.field(), let last = publications.indices.last else {
            throw self.unreadable(field)
          }
          let state = field.split(whereSeparator: { $0 == " " || $0.isNewline })
          guard state.count == 5 else { throw self.unreadable(field) }
          guard path == file else { continue }
          // A submodule or a symbolic link is no text.
          publications[last].blob = state[1].hasPrefix("100") ? String(state[3]) : nil
          publications[last].path = path
          continue
        }
        guard Self.isObjectName(field), let written = try await output.field(),
          let committed = try await output.field(),
          let parents = try await output.field(), let message = try await output.field()
        else { throw self.unreadable("the commit \(field)") }
        publications.append(
          Publication(
            commit: field, day: [written, committed].compactMap { CalendarDate($0) }.max(),
            subject: Self.subject(of: message, isMerge: parents.contains(" ")), blob: nil, path: ""))
      }
      return publications.filter { $0.path == file }
    }
  }

  private enum Origin {
    case added
    case copied(from: String)
    case renamed(from: String, parent: String)
  }

  /// How a commit made a file that its first parent does not have.
  private func origin(of file: String, in commit: String) async throws(Diagnostic) -> Origin {
    let line = try await read(["rev-list", "--parents", "--max-count=1", "--end-of-options", commit])
    let parents = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace).dropFirst()
    guard let parent = parents.first.map(String.init) else { return .added }
    for (option, letter) in [("--find-renames", Character("R")), ("--find-copies-harder", "C")] {
      let source: String? = try await read([
        "diff-tree", "-r", "-z", "--name-status", option, "--diff-filter=\(letter)", parent, commit,
      ]) { output throws(Diagnostic) in
        // It is read to its end, so that git is never left with something to say.
        var found: String?
        while let status = try await output.field() {
          guard status.first == letter, let old = try await output.field(), let new = try await output.field() else {
            throw self.unreadable(status)
          }
          if new == file, found == nil { found = old }
        }
        return found
      }
      if let source { return letter == "R" ? .renamed(from: source, parent: parent) : .copied(from: source) }
    }
    return .added
  }

  // MARK: The line and its tags

  /// The commits of the first-parent line, oldest first.
  func firstParentLine(upTo commit: String) async throws(Diagnostic) -> [String] {
    let printed = try await read(["rev-list", "--first-parent", "--reverse", "--end-of-options", commit])
    return String(decoding: printed, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
  }

  /// The tags and the commits that they name.
  func tags() async throws(Diagnostic) -> [(name: String, commit: String)] {
    let printed = try await read([
      "for-each-ref", "--format=%(refname:short)%00%(objectname)%00%(*objectname)", "refs/tags",
    ])
    return String(decoding: printed, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
      let fields = line.split(separator: "\0", omittingEmptySubsequences: false)
      guard fields.count == 3 else { return nil }
      return (String(fields[0]), String(fields[2].isEmpty ? fields[1] : fields[2]))
    }
  }

  /// The later of the days on which a commit was written and committed; nil if it states none of the years 1 to 9999.
  func day(of commit: String) async throws(Diagnostic) -> CalendarDate? {
    let printed = try await read([
      "log", "--max-count=1", "--date=format:%Y-%m-%d", "--format=%ad %cd", "--end-of-options", commit,
    ])
    let days = String(decoding: printed, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    return days.compactMap { CalendarDate($0) }.max()
  }

  // MARK: Reading what git prints

  /// Whether a text is the name of an object: 40 hexadecimal digits, or 64 of SHA-256.
  static func isObjectName(_ text: some StringProtocol) -> Bool {
    [40, 64].contains(text.utf8.count)
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }

  /// `Merge pull request #12 from fork/branch`, a blank line and a title → the title.
  private static func subject(of message: String, isMerge: Bool) -> String {
    let lines = message.split(whereSeparator: \.isNewline).map { $0.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty }
    guard isMerge, let first = lines.first, first.hasPrefix("Merge "), lines.count > 1 else { return lines.first ?? "" }
    return lines[1]
  }

  private func read(_ arguments: [String]) async throws(Diagnostic) -> [UInt8] {
    try await read(arguments) { output throws(Diagnostic) in try await output.rest(limit: 1 << 30) }
  }

  private func read(_ arguments: [String], absence: Int32) async throws(Diagnostic) -> [UInt8]? {
    do throws(Diagnostic) {
      return try await IsolatedRepository.git.output(["--git-dir", gitFolder] + arguments, absence: absence)
    } catch {
      var fault = error
      fault.path = fault.path ?? shownAs
      throw fault
    }
  }
}
