import Content
import Diagnostics
import FrontMatter
import Policies
import Storage

/// What an import did.
package struct ImportSummary: Sendable {
  package fileprivate(set) var policies: Set<String> = []
  /// Snapshots that are new in the content folder.
  package fileprivate(set) var added = 0
  /// Snapshots that were there already, byte for byte.
  package fileprivate(set) var known = 0
  package fileprivate(set) var technicalUpgrades = 0
  /// Policies into whose history older snapshots were put, so that their chain was made again.
  package fileprivate(set) var rechained: [String] = []
}

/// Puts imported snapshots into a content folder. Each appears whole or not at all, what is there already stays, and
/// nothing is overwritten: so an import that was broken off goes on when it is run again, and a second one changes
/// nothing.
struct SnapshotStore {
  private let content: String
  private(set) var summary = ImportSummary()

  /// - Parameter content: made if it is not there.
  init(_ content: String) throws(Diagnostic) {
    self.content = content
    try Files.makeFolder(content + "/policies", shownAs: content)
  }

  /// Writes what is known about a policy, unless it has a `policy.yml`.
  mutating func describe(_ policy: String, title: String, kind: PolicyKind?, owner: String?) throws(Diagnostic) {
    let path = try folder(of: policy) + "/policy.yml"
    guard !Files.exists(path) else { return }
    var lines = ["title: \(YAMLText.quoted(title))"]
    if let kind { lines.append("kind: \(kind.rawValue)") }
    if let owner { lines.append("owner: \(YAMLText.quoted(owner))") }
    try Files.create(path, lines.map { $0 + "\n" }.joined().utf8, shownAs: path)
  }

  /// Adds a snapshot under a name.
  ///
  /// - Throws: `import-conflict` if another snapshot has the name.
  mutating func add(_ bytes: [UInt8], to policy: String, named name: Version.ID, isTechnical: Bool) throws(Diagnostic) {
    let path = try folder(of: policy) + "/\(name).md"
    if isTechnical { summary.technicalUpgrades += 1 }
    if Files.exists(path) {
      guard try Files.read(path, shownAs: path) == bytes else {
        throw Diagnostic(
          .error, "import-conflict", "is already there with other bytes, and is not overwritten", path: path,
          advice: "import into another folder with --content, and compare")
      }
      summary.known += 1
      return
    }
    try Files.create(path, bytes, flushing: false, shownAs: path)
    summary.added += 1
  }

  /// Refuses snapshots for a policy that has others: two histories cannot be one.
  ///
  /// - Throws: `import-conflict` with the first day on which they meet.
  mutating func require(_ files: [(name: Version.ID, bytes: [UInt8])], in policy: String) throws(Diagnostic) {
    try PolicyName.check(policy)
    let folder = content + "/policies/" + policy
    guard Files.isFolder(folder) else { return }
    let planned = Dictionary(files.map { ($0.name + ".md", $0.bytes) }, uniquingKeysWith: { first, _ in first })
    let present = try Files.list(folder, shownAs: folder).map(\.name)
      .filter { $0.hasSuffix(".md") && $0 != "draft.md" }.sorted()
    for name in present {
      let path = folder + "/" + name
      if let bytes = planned[name], try Files.read(path, shownAs: path) == bytes { continue }
      let meets = planned[name] == nil ? "is none of the \(files.count) versions of the history" : "has another text"
      throw Diagnostic(
        .error, "import-conflict",
        "the policy has versions already: \(name.dropLast(3)) \(meets), which begins on \(files.first?.name ?? "")",
        path: path,
        advice: "nothing was written; import under another name with --policy, or move the old versions away")
    }
  }

  /// Writes the working text of a policy, unless it has one.
  mutating func addDraft(_ text: [UInt8], to policy: String) throws(Diagnostic) {
    let path = try folder(of: policy) + "/draft.md"
    guard !Files.exists(path) else { return }
    try Files.create(path, text, shownAs: path)
  }

  /// Adds a snapshot under the first free name of its day, unless that day has it already.
  mutating func add(_ bytes: [UInt8], to policy: String, on day: CalendarDate) throws(Diagnostic) {
    let folder = try folder(of: policy)
    var ordinal = 1
    while true {
      let name = Version.name(on: day, ordinal: ordinal)
      let path = "\(folder)/\(name).md"
      if !Files.exists(path) { return try add(bytes, to: policy, named: name, isTechnical: false) }
      if try Files.read(path, shownAs: path) == bytes {
        summary.known += 1
        return
      }
      ordinal += 1
    }
  }

  private mutating func folder(of policy: String) throws(Diagnostic) -> String {
    try PolicyName.check(policy)
    let path = content + "/policies/" + policy
    if summary.policies.insert(policy).inserted {
      guard !Files.exists(path + ".md") else {
        throw Diagnostic(
          .error, "import-conflict", "is a policy of one file, which holds no snapshots", path: path + ".md",
          advice: "make it a folder with: codicil freeze \(policy) --effective DATE")
      }
      try Files.makeFolder(path, shownAs: path)
      try Files.removeLeftovers(in: path)
    }
    return path
  }

  /// Writes the locks of all policies that snapshots were imported into. An older one slots in by its date, which makes
  /// the chain again; the summary says where.
  mutating func lock(asOf day: CalendarDate) throws(Diagnostic) {
    // A lock lists nothing that a power cut could take away again.
    try Files.syncAll(below: content, shownAs: content)
    let archive = try Archive(content, asOf: day)
    for policy in summary.policies.sorted() where archive.isArchived(Policy.ID(policy)) {
      if case .rechained = try archive.lock(Policy.ID(policy), rechains: true) { summary.rechained.append(policy) }
    }
  }
}
