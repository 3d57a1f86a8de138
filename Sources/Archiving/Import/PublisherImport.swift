import Content
package import Diagnostics
import FrontMatter
package import Policies
import Storage

/// The history of a publisher's own policy in a git repository: what readers could see, version by version.
///
/// Published is what stood on the first-parent line of a branch. A text equal to the one before it is no version.
package struct PublisherImport: Sendable {
  /// What is imported, and how much of it.
  package struct Request: Sendable {
    package var policy: String
    /// Paths that the file has had, oldest first. Renames that git finds need not be named.
    package var paths: [String]
    package var branch = "HEAD"
    /// Versions published before it are left out.
    package var since: CalendarDate?
    /// Of several versions of one day only the last.
    package var lastOfDay = false
    /// Commits that are left out, by their names or the beginnings of them.
    package var skipped: [String] = []
    /// Only the states that have a tag.
    package var tags = false
    /// Whether the words of commits are the summaries of versions.
    package var summaries = false

    package init(policy: String, paths: [String]) { (self.policy, self.paths) = (policy, paths) }
  }

  /// A version that is to be written.
  package struct Planned: Sendable {
    package fileprivate(set) var name: Version.ID
    package let published: CalendarDate
    package let effective: CalendarDate
    /// Where the effective day is stated: `front matter`, `attribute`, `text`, or `published`.
    package let effectiveSource: String
    package let commit: String
    /// The author's words of the commit, the pull request or the tag.
    package let subject: String
    fileprivate let text: [UInt8]
  }

  package private(set) var plan: [Planned] = []
  /// What a person should know of the plan.
  package private(set) var notes: [Diagnostic] = []
  private let request: Request
  private var title: String?

  /// Reads the history and its texts. Nothing is written.
  ///
  /// - Throws: `history-missing` if the branch or a file is not there, `import-refused` if a commit cannot be dated.
  package init(_ path: String, _ request: Request) async throws(Diagnostic) {
    try PolicyName.check(request.policy)
    self.request = request
    let repository = try await GitRepository(path)
    let states = try await states(in: repository)
    try await read(states, from: repository)
    guard !plan.isEmpty else {
      throw Diagnostic(
        .error, "history-missing", "no version is left to import", path: path,
        advice: "take a look without --since, --skip and --tags")
    }
  }

  // MARK: What was published

  private mutating func states(in repository: GitRepository) async throws(Diagnostic) -> [GitRepository.Publication] {
    let newest = try await repository.commit(named: request.branch)
    let line = try await repository.firstParentLine(upTo: newest)
    let places = Dictionary(line.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var changes: [(place: Int, path: Int, change: GitRepository.Publication)] = []
    for (number, file) in request.paths.enumerated() {
      let (found, beginning) = try await repository.publications(of: file, upTo: newest)
      guard let first = found.first else {
        throw Diagnostic(
          .error, "history-missing", "has no file '\(file)' on the branch '\(request.branch)'",
          path: repository.shownAs, advice: "write the path as in the repository, from its root")
      }
      if case .copied(let source) = beginning {
        notes.append(
          Diagnostic(
            .note, "history-copied",
            "the history of '\(file)' begins on \(first.day?.description ?? "an unknown day") as a copy of '\(source)', whose versions are not its own",
            path: repository.shownAs, advice: "to take them in, name both: --path '\(source)' --path '\(file)'"))
      }
      changes += found.map { (places[$0.commit] ?? 0, number, $0) }
    }
    changes.sort { ($0.place, $0.path) < ($1.place, $1.path) }
    // Where several paths have a text, the last one named is the policy's.
    var texts: [Int: GitRepository.Publication] = [:]
    var states: [(place: Int, state: GitRepository.Publication)] = []
    for (place, path, change) in changes {
      texts[path] = change.blob == nil ? nil : change
      guard path == texts.keys.max() else { continue }
      if states.last?.place == place { states.removeLast() }
      states.append((place, change))
    }
    return try await selected(states, in: repository, places)
  }

  private mutating func selected(
    _ states: [(place: Int, state: GitRepository.Publication)], in repository: GitRepository, _ places: [String: Int]
  ) async throws(Diagnostic) -> [GitRepository.Publication] {
    guard request.tags else { return try kept(states.map(\.state), in: repository) }
    var tagged: [GitRepository.Publication] = []
    for (tag, commit) in try await repository.tags() {
      guard let place = places[commit] else {
        notes.append(
          Diagnostic(
            .note, "tag-elsewhere", "the tag '\(tag)' is not on the branch '\(request.branch)' and is left out",
            path: repository.shownAs))
        continue
      }
      guard let state = states.last(where: { $0.place <= place })?.state else { continue }
      let day = try await repository.day(of: commit)
      tagged.append(
        GitRepository.Publication(
          commit: commit, day: day, subject: tag, blob: state.blob, path: state.path))
    }
    return try kept(tagged.sorted { (places[$0.commit] ?? 0) < (places[$1.commit] ?? 0) }, in: repository)
  }

  /// The states without those that are skipped.
  private func kept(
    _ states: [GitRepository.Publication], in repository: GitRepository
  ) throws(Diagnostic) -> [GitRepository.Publication] {
    for skipped in request.skipped where !states.contains(where: { $0.commit.hasPrefix(skipped) }) {
      throw Diagnostic(
        .error, "history-missing", "no version is of a commit '\(skipped)'", path: repository.shownAs,
        advice: "--dry-run lists the commits")
    }
    let kept = states.filter { state in !request.skipped.contains { state.commit.hasPrefix($0) } }
    if let undated = kept.first(where: { $0.day == nil }) {
      throw Diagnostic(
        .error, "import-refused", "the commit \(undated.commit.prefix(12)) states no day of the years 1 to 9999",
        path: repository.shownAs, advice: "leave it out with --skip \(undated.commit.prefix(12))")
    }
    return kept
  }

  // MARK: Versions

  private mutating func read(
    _ states: [GitRepository.Publication], from repository: GitRepository
  ) async throws(Diagnostic) {
    let states = states.filter { $0.blob != nil }
    var texts = [[UInt8]](repeating: [], count: states.count)
    try await repository.read(states.compactMap(\.blob)) { index, bytes in texts[index] = bytes }
    var (ignored, lastText): (Set<String>, [UInt8]?) = ([], nil)
    for (state, bytes) in zip(states, texts) {
      let file = SourceFile(path: state.path, bytes: bytes)
      let matter = ForeignMatter(file)
      let text = Array(bytes[matter.bodyStart...].drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
      ignored.formUnion(matter.values.keys)
      title = matter.values["title"] ?? title
      if lastText == text { continue }
      lastText = text
      let published = max(state.day ?? .earliest, plan.last?.published ?? .earliest)
      if let since = request.since, published < since { continue }
      if request.lastOfDay, plan.last?.published == published { plan.removeLast() }
      if plan.last?.text == text { continue }
      let stated = StatedEffect(matter, text: text).flatMap { $0.day >= published ? $0 : nil }
      let effective = max(stated?.day ?? published, plan.last?.effective ?? .earliest)
      plan.append(
        Planned(
          name: "", published: published, effective: effective,
          effectiveSource: (effective == stated?.day ? stated?.source : nil)?.rawValue
            ?? StatedEffect.Source.published.rawValue, commit: state.commit, subject: state.subject, text: text))
    }
    var ordinals: [CalendarDate: Int] = [:]
    for index in plan.indices {
      ordinals[plan[index].effective, default: 0] += 1
      plan[index].name = Version.name(on: plan[index].effective, ordinal: ordinals[plan[index].effective] ?? 1)
    }
    let unused = ignored.subtracting(["title"]).sorted()
    if !unused.isEmpty {
      notes.append(
        Diagnostic(
          .note, "front-matter-ignored",
          "front matter of another generator is not part of the text; these keys are not taken over: "
            + unused.joined(separator: ", "), path: repository.shownAs))
    }
  }

  private func frontMatter(of version: Planned) -> [UInt8] {
    YAMLText.frontMatter([
      "published": version.published.description, "effective": version.effective.description,
      "effective-source": YAMLText.quoted(version.effectiveSource),
      "summary": request.summaries && !version.subject.isEmpty ? YAMLText.quoted(version.subject) : nil,
      "commit": YAMLText.quoted(version.commit),
      "commit-subject": version.subject.isEmpty ? nil : YAMLText.quoted(version.subject),
    ])
  }

  // MARK: Writing

  /// Writes the versions, their lock, and the newest text as the draft.
  ///
  /// - Throws: `import-conflict` if the policy has a version that is not one of these; nothing is written then.
  package func write(into content: String, asOf day: CalendarDate) throws(Diagnostic) -> ImportSummary {
    var store = try SnapshotStore(content)
    let files = plan.map { (name: $0.name, bytes: frontMatter(of: $0) + $0.text) }
    try store.require(files, in: request.policy)
    if let title { try store.describe(request.policy, title: title, kind: nil, owner: nil) }
    for file in files { try store.add(file.bytes, to: request.policy, named: file.name, isTechnical: false) }
    if let newest = plan.last { try store.addDraft(newest.text, to: request.policy) }
    try store.lock(asOf: day)
    return store.summary
  }
}
