import Content
package import Diagnostics
package import Policies
import Storage

/// What a check of an archive found: a line for each policy, and everything that is wrong.
package struct ArchiveReport: Sendable {
  package enum Seal: String, Sendable {
    case unlocked = "not locked"
    case locked = "chain whole"
    case signed = "chain whole, signature good"
    case broken = "BROKEN"
  }

  package struct Line: Sendable {
    package let policy: Policy.ID
    package let snapshots: Int
    package let seal: Seal
    /// The end of the chain: who keeps it can check at any later time.
    package let head: Digest?
  }

  package private(set) var lines: [Line] = []
  /// In reading order.
  package private(set) var diagnostics: [Diagnostic] = []
  /// Whether every policy must have a good signature: somebody has the publisher's key.
  private var demandsSignatures = false

  /// Checks a content folder or a built site, whichever it is. Offline: only these files are read.
  ///
  /// - Parameter key: the publisher's key, in place of the one in the folder. If there is either, a policy whose newest
  ///   version is not covered by a good signature is an error.
  /// - Throws: a diagnostic if the folder is neither.
  package init(_ folder: String, key: PublisherKey?, asOf: CalendarDate) throws(Diagnostic) {
    if Self.isSite(folder) {
      try checkSite(folder, key: key)
    } else {
      try checkContent(folder, key: key, asOf: asOf)
    }
    // Who finds nothing to check must not say that all is well.
    guard !lines.isEmpty || diagnostics.hasErrors else {
      throw Diagnostic(.error, "archive-missing", "holds no versions of policies", path: folder)
    }
    diagnostics.sort(by: Diagnostic.inReadingOrder)
  }

  /// Whether it is a site, as it was built, published or copied by a reader; sources have no page at their root.
  private static func isSite(_ folder: String) -> Bool {
    [OutputFolder.marker, OutputFolder.publicationRecord, "index.html"].contains { Files.exists(folder + "/" + $0) }
  }

  private mutating func checkContent(_ folder: String, key: PublisherKey?, asOf: CalendarDate) throws(Diagnostic) {
    let archive = try Archive(folder, asOf: asOf, key: key)
    diagnostics = archive.diagnostics
    demandsSignatures = archive.publisherKey != nil
    for source in archive.sources {
      let prefix = folder + "/" + (source.folder ?? "policies/\(source.policy.id).md")
      add(
        source.policy.id, source.policy.versions.count, source.lock?.lock, isSigned: source.lock?.signature != nil,
        below: prefix)
    }
  }

  private mutating func checkSite(_ folder: String, key: PublisherKey?) throws(Diagnostic) {
    var key = key
    let keyPath = folder + "/" + PublisherKey.fileName
    if key == nil, Files.exists(keyPath) { key = PublisherKey(pem: try Files.read(keyPath, shownAs: keyPath)) }
    demandsSignatures = key != nil
    for name in try Self.folders(in: folder) {
      try checkVersions(Policy.ID(name), below: "\(folder)/\(name)", key)
      for inner in try Self.folders(in: "\(folder)/\(name)") where LanguageTag.isWellFormed(name) {
        try checkVersions(Policy.ID(inner, in: name), below: "\(folder)/\(name)/\(inner)", key)
      }
    }
    lines.sort { $0.policy < $1.policy }
  }

  private static func folders(in folder: String) throws(Diagnostic) -> [String] {
    try Files.list(folder, shownAs: folder).filter { $0.kind == .folder }.map(\.name)
  }

  /// The published versions of one policy, where a folder is that of one.
  private mutating func checkVersions(_ policy: Policy.ID, below page: String, _ key: PublisherKey?) throws(Diagnostic)
  {
    let folder = page + "/versions"
    guard Files.isFolder(folder) else { return }
    let path = folder + "/" + SnapshotLock.fileName
    let names = try Files.list(folder, shownAs: folder).filter { $0.kind == .file && $0.name.hasSuffix(".md") }
    guard Files.exists(path) else {
      diagnostics.append(
        Diagnostic(
          .error, "lock-missing", "the list of snapshots is gone", path: path, advice: "publish the site again"))
      return add(policy, names.count, nil, isSigned: false, below: folder)
    }
    let file = SourceFile(path: path, bytes: try Files.read(path, shownAs: path))
    var found: [SnapshotLock.Entry] = []
    for name in names.map(\.name) {
      let bytes = try Files.read(folder + "/" + name, shownAs: folder + "/" + name)
      found.append(SnapshotLock.Entry(name: name, digest: Digest(of: bytes)))
    }
    found.sort { Version.nameIsEarlier($0.name, than: $1.name) }
    let lock = SnapshotLock(file, into: &diagnostics)
    if let lock {
      // A build lists every snapshot that it publishes.
      diagnostics += LockComparison(lock, with: found).diagnostics(isCaptured: false) { folder + "/" + $0 }.map {
        var found = $0
        found.severity = .error
        return found
      }
    }
    let signaturePath = folder + "/" + SnapshotLock.signatureName
    let signature = Files.exists(signaturePath) ? try Files.read(signaturePath, shownAs: signaturePath) : nil
    let lockFile = LockFile(file: file, lock: lock, signature: signature)
    diagnostics += [lockFile.signatureFault(under: key)].compactMap { $0 }
    add(
      policy, found.count, lock?.origin == .content ? lock : nil, isSigned: signature != nil, below: folder)
  }

  private mutating func add(
    _ policy: Policy.ID, _ count: Int, _ lock: SnapshotLock?, isSigned: Bool, below path: String
  ) {
    // Who removes a signature, or starts a new lock, must not go unnoticed.
    if demandsSignatures, lock == nil || !isSigned {
      diagnostics.append(
        Diagnostic(
          .error, "signature-missing", "is not signed, although there is a publisher's key", path: path,
          advice: "the publisher signs with: codicil lock \(policy) --sign"))
    }
    let isBroken = diagnostics.contains { $0.severity == .error && $0.isAbout(path) }
    let seal: Seal = isBroken ? .broken : lock == nil ? .unlocked : isSigned ? .signed : .locked
    lines.append(Line(policy: policy, snapshots: count, seal: seal, head: lock?.head))
  }
}
