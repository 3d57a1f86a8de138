package import Diagnostics
import FrontMatter
package import Policies

/// Reads the files of a policy: its settings, its versions, its lock. Texts are parsed later.
package struct PolicyLoader {
  private let files: ContentTree.PolicyFiles
  private let tree: ContentTree
  private let settings: SiteSettings
  private let asOf: CalendarDate
  private let memory: TextMemory
  /// Every file of the policy that was read.
  private var inputs = PolicyInputs()

  /// - Parameters:
  ///   - settings: what the site says where the policy does not.
  ///   - asOf: the day whose reminders are wanted.
  ///   - memory: what keeps the texts that are read.
  package init(
    _ files: ContentTree.PolicyFiles, in tree: ContentTree, _ settings: SiteSettings, asOf: CalendarDate,
    keeping memory: TextMemory
  ) {
    self.files = files
    self.tree = tree
    self.settings = settings
    self.asOf = asOf
    self.memory = memory
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
    var loaded = files.versions.compactMap { version(named: $0.name, $0.path, &diagnostics) }
    loaded.sort { Version.inOrderOfDate($0.version, $1.version) }
    let draft = files.draft.flatMap { version(named: "draft", $0, isDraft: true, &diagnostics) }
    let policy = Policy(id: files.id, settings: own, versions: loaded.map(\.version), draft: draft?.version)
    diagnostics += settings.ruleLevels.applied(
      to: DateHonesty.check(policy) + DateHonesty.reminders(of: policy, on: asOf))
    let lock = lock(of: policy, &diagnostics)
    for version in policy.versions + [policy.draft].compactMap({ $0 }) { inputs.files[version.path] = version.digest }
    let source = PolicySource(
      policy: policy, versions: loaded, draft: draft, folder: files.folder, lock: lock, inputs: inputs)
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

  /// Nil, with a diagnostic, if the file cannot be read.
  private func version(
    named name: String, _ path: String, isDraft: Bool = false, _ diagnostics: inout [Diagnostic]
  ) -> LoadedVersion? {
    do throws(Diagnostic) {
      let version = try LoadedVersion(named: name, path, in: tree.files, isDraft: isDraft, keeping: memory)
      diagnostics += version.diagnostics
      return version
    } catch {
      diagnostics.append(error)
      return nil
    }
  }
}
