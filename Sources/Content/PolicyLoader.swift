package import Diagnostics
import FrontMatter
import Markdown
package import Policies

/// Reads what is known of a policy: its settings and the dates of its versions, not yet their texts.
package struct PolicyLoader {
  private let files: ContentTree.PolicyFiles
  private let tree: ContentTree
  private let settings: SiteSettings
  private let asOf: CalendarDate
  /// Every file of the policy that was read.
  private var inputs = PolicyInputs()

  /// - Parameters:
  ///   - settings: what the site says where the policy does not.
  ///   - asOf: the day whose reminders are wanted.
  package init(_ files: ContentTree.PolicyFiles, in tree: ContentTree, _ settings: SiteSettings, asOf: CalendarDate) {
    self.files = files
    self.tree = tree
    self.settings = settings
    self.asOf = asOf
  }

  package func load() -> (PolicySource?, [Diagnostic]) {
    var reading = self
    return reading.readAll()
  }

  private mutating func readAll() -> (PolicySource?, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var own = PolicySettings()
    if let path = files.settings, let file = read(path, &diagnostics) {
      if let fault = file.encodingFault { diagnostics.append(fault) }
      switch YAMLParser.parse(String(decoding: file.bytes, as: UTF8.self), in: file) {
      case .success(let root):
        own = PolicySettings(root, in: file, translatedInto: files.id.language, into: &diagnostics)
      case .failure(let diagnostic): diagnostics.append(diagnostic)
      }
    }
    own.language = own.language ?? files.id.language
    own.noticeDays = own.noticeDays ?? settings.noticeDays
    inputs.noticeDays = own.noticeDays
    var loaded: [(version: Version, path: String, size: Int)] = []
    for (name, path) in files.versions {
      guard let (version, size) = version(named: name, path, &diagnostics) else { continue }
      loaded.append((version, path, size))
    }
    let draft = files.draft.flatMap { version(named: "draft", $0, isDraft: true, &diagnostics)?.version }
    loaded.sort { Version.inOrderOfDate($0.version, $1.version) }
    let policy = Policy(id: files.id, settings: own, versions: loaded.map(\.version), draft: draft)
    diagnostics += settings.ruleLevels.applied(
      to: DateHonesty.check(policy) + DateHonesty.reminders(of: policy, on: asOf))
    let lock = lock(of: policy, &diagnostics)
    for version in policy.versions + [draft].compactMap({ $0 }) { inputs.files[version.path] = version.digest }
    let source = PolicySource(
      policy: policy, paths: loaded.map(\.path), draftPath: files.draft, sizes: loaded.map(\.size),
      folder: files.folder, lock: lock, inputs: inputs)
    return (source, diagnostics)
  }

  /// The lock beside the snapshots, compared with them.
  private mutating func lock(of policy: Policy, _ diagnostics: inout [Diagnostic]) -> LockFile? {
    guard let path = files.lock, let folder = files.folder, let file = read(path, &diagnostics) else {
      if let path = files.signature {
        diagnostics.append(
          Diagnostic(
            .error, "lock-missing", "signs \(SnapshotLock.fileName), which is gone", path: tree.shown(path),
            advice: "restore the lock from a copy"))
      }
      return nil
    }
    let lock = SnapshotLock(file, into: &diagnostics)
    if let lock {
      diagnostics += LockComparison(lock, with: SnapshotLock(of: policy).entries)
        .diagnostics(isCaptured: policy.isCaptured) { tree.shown(folder + "/" + $0) }
    }
    let signature = files.signature.flatMap { read($0, &diagnostics)?.bytes }
    return LockFile(file: file, lock: lock, signature: signature)
  }

  private mutating func read(_ path: String, _ diagnostics: inout [Diagnostic]) -> SourceFile? {
    let file = tree.file(path, &diagnostics)
    if let file { inputs.files[file.path] = Digest(of: file.bytes) }
    return file
  }

  /// A version and the size of its file, whose digest is made with it.
  private func version(
    named name: String, _ path: String, isDraft: Bool = false, _ diagnostics: inout [Diagnostic]
  ) -> (version: Version, size: Int)? {
    guard let file = tree.file(path, &diagnostics) else { return nil }
    let version = Version(named: name, file: file, isDraft: isDraft, into: &diagnostics)
    if !version.isCaptured, let fault = file.encodingFault { diagnostics.append(fault) }
    return (version, file.bytes.count)
  }

  package static func changed(_ version: Version) -> Diagnostic {
    Diagnostic(.error, "file-changed", "changed while the site was built", path: version.path, advice: "build again")
  }

  /// The text of a version, from the bytes of its file.
  package static func text(of version: Version, _ bytes: [UInt8]) throws(Diagnostic) -> PolicyText {
    guard version.textRange.upperBound == bytes.count else {
      throw changed(version)
    }
    return try text(of: SourceFile(path: version.path, bytes: bytes), from: version.textRange.lowerBound)
  }

  /// The text of a file from a byte offset on.
  package static func text(of file: SourceFile, from start: Int) throws(Diagnostic) -> PolicyText {
    do throws(InputLimits.Excess) {
      return try PolicyText(parsing: file.bytes[start...])
    } catch {
      throw diagnostic(for: error, in: file, from: start)
    }
  }

  /// Why a text was refused, with its place.
  static func diagnostic(for excess: InputLimits.Excess, in file: SourceFile, from start: Int) -> Diagnostic {
    guard let offset = excess.offset else {
      return Diagnostic(.error, "input-limit", excess.reason, path: file.path, position: .start)
    }
    return Diagnostic(
      .error, "input-limit", excess.reason, in: file, at: file.position(ofByte: start + offset),
      advice: "split the text, or take out what only machines would write")
  }
}
