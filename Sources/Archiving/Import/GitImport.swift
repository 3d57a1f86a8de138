import Content
package import Diagnostics
import FrontMatter
package import Policies

/// The history of files in a git repository as versions of policies.
package struct GitImport {
  /// What is imported.
  package enum Scope: Sendable {
    /// A collection as Open Terms Archive keeps them: one document in `Service/Document.md`.
    case collection
    /// One file, as versions of one policy.
    case file(path: String, policy: String)
  }

  private struct Item {
    let policy: String
    let name: Version.ID
    let change: GitRepository.Change
    /// The name of the text's bytes.
    let blob: String
  }

  private let repository: GitRepository
  private let scope: Scope
  private var items: [Item] = []
  private var documents: [(policy: String, service: String, document: String)] = []

  /// Reads the history, not yet the texts.
  ///
  /// - Throws: a diagnostic if there is no such history.
  package init(_ path: String, _ scope: Scope) async throws(Diagnostic) {
    if case .file(_, let policy) = scope { try PolicyName.check(policy) }
    repository = try await GitRepository(path)
    self.scope = scope
    var histories: [String: [GitRepository.Change]] = [:]
    switch scope {
    case .file(let file, let policy): histories[policy] = try await repository.changes(of: file)
    case .collection:
      var paths: [String: String] = [:]
      for change in try await repository.changes(of: nil) {
        let parts = change.path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let document = parts.last, document.hasSuffix(".md") else { continue }
        let policy = Self.slug("\(parts[0])-\(document.dropLast(3))")
        guard paths[policy, default: change.path] == change.path else {
          throw Diagnostic(
            .error, "import-conflict", "would be the same policy as \(paths[policy] ?? ""): \(policy)",
            path: change.path,
            advice: "import them one by one with --path and --policy")
        }
        if paths.updateValue(change.path, forKey: policy) == nil {
          documents.append((policy, String(parts[0]), String(document.dropLast(3))))
        }
        histories[policy, default: []].append(change)
      }
    }
    for (policy, changes) in histories.sorted(by: { $0.key < $1.key }) { items += Self.versions(of: policy, changes) }
    guard !items.isEmpty else {
      throw Diagnostic(
        .error, "history-missing", "has no history of such a document", path: path,
        advice: "a collection holds Service/Document.md; one file is named with --path")
    }
  }

  /// How many versions there are.
  package var count: Int { items.count }

  /// One version for each commit that changed the text, in the order of time. A text that comes back later is a version
  /// again. Several on one day (UTC) are numbered.
  private static func versions(of policy: String, _ changes: [GitRepository.Change]) -> [Item] {
    // Sorting is stable: commits of the same second stay in the order of the branch.
    let ordered = changes.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
    var items: [Item] = []
    var ordinals: [CalendarDate: Int] = [:]
    for change in ordered.map(\.element) {
      guard let blob = change.blob, blob != items.last?.blob else { continue }
      let day = Self.day(of: change)
      let ordinal = ordinals[day, default: 0] + 1
      ordinals[day] = ordinal
      items.append(Item(policy: policy, name: Version.name(on: day, ordinal: ordinal), change: change, blob: blob))
    }
    return items
  }

  private static func day(of change: GitRepository.Change) -> CalendarDate {
    CalendarDate(daysSince1970: Int((Double(change.time) / 86_400).rounded(.down))) ?? .earliest
  }

  /// Writes every version that the content folder does not have.
  ///
  /// - Parameter progress: called as versions are done, with how many of how many.
  package func write(
    into content: String, asOf day: CalendarDate, progress: (Int, Int) -> Void
  ) async throws(Diagnostic) -> ImportSummary {
    var store = try SnapshotStore(content)
    for (policy, service, document) in documents.sorted(by: { $0.policy < $1.policy }) {
      try store.describe(policy, title: "\(service): \(document)", kind: Self.kind(of: document), owner: service)
    }
    try await repository.read(items.map(\.blob)) { index, text throws(Diagnostic) in
      let item = items[index]
      let bytes = Self.frontMatter(of: item.change) + text
      try store.add(bytes, to: item.policy, named: item.name, isTechnical: Self.isTechnical(item.change))
      progress(index + 1, items.count)
    }
    try store.lock(asOf: day)
    return store.summary
  }

  // MARK: What commits say

  private static func frontMatter(of change: GitRepository.Change) -> [UInt8] {
    let copies = archiveCopies(in: change.message)
    return YAMLText.frontMatter([
      "archived": day(of: change).description, "captured": time(of: change),
      "archive": copies.count == 1 ? copies[0] : nil,
      "commit": change.commit, "technical-upgrade": isTechnical(change) ? "true" : nil,
    ])
  }

  /// `2022-09-20T12:32:07Z`.
  private static func time(of change: GitRepository.Change) -> String {
    let seconds = ((change.time % 86_400) + 86_400) % 86_400
    let parts = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(day(of: change))T\(parts.joined(separator: ":"))Z"
  }

  /// The addresses of the snapshots that a version was made from.
  private static func archiveCopies(in message: String) -> [String] {
    message.split(whereSeparator: \.isWhitespace).map(String.init).filter {
      $0.hasPrefix("https://") && $0.contains("/commit/") && $0.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 }
    }
  }

  /// Whether the archive's own tools or declarations changed, and perhaps not the policy.
  private static func isTechnical(_ change: GitRepository.Change) -> Bool {
    ["Apply technical or declaration upgrade", "Refilter"].contains { change.message.hasPrefix($0) }
  }

  // MARK: Names

  /// `Facebook-Privacy Policy` → `facebook-privacy-policy`.
  static func slug(_ name: String) -> String {
    let words = name.lowercased().unicodeScalars.split {
      !($0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil))
    }
    return words.map { String(String.UnicodeScalarView($0)) }.joined(separator: "-")
  }

  private static func kind(of document: String) -> PolicyKind {
    switch document {
    case "Privacy Policy": .privacy
    case "Terms of Service": .terms
    case "Trackers Policy": .cookies
    case "Acceptable Use Policy", "Community Guidelines": .acceptableUse
    default: .other
    }
  }
}
