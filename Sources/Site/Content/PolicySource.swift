import Diagnostics
import Pages
import Policies

/// A policy with where its texts stand.
struct PolicySource: Sendable {
  private(set) var policy: Policy
  /// Paths of the snapshots below the content folder, in the order of `policy.versions`.
  let paths: [String]
  let draftPath: String?
  /// Bytes of each snapshot.
  let sizes: [Int]
  /// The folder below the content folder; nil for a policy that is one file.
  let folder: String?
  let lock: LockFile?
  /// What its own pages depend on.
  private(set) var inputs: PolicyInputs

  /// Tells each translation of its original.
  static func linked(_ sources: [PolicySource]) -> [PolicySource] {
    let originals = Dictionary(
      sources.filter { $0.policy.id.language == nil }.map { ($0.policy.id, $0) },
      uniquingKeysWith: { first, _ in first })
    return sources.map { source in
      guard source.policy.id.language != nil, let original = originals[source.policy.id.original] else { return source }
      var source = source
      source.policy = source.policy.translating(original.policy)
      source.inputs.files.merge(original.inputs.without(original.policy.draft).files) { $1 }
      return source
    }
  }

  var size: Int { sizes.reduce(0, +) }

  /// What readers are told of the archive's state.
  var seal: ArchiveSeal { lock == nil ? .unlocked : lock?.signature == nil ? .locked : .signed }

  /// What the site publishes beside the snapshots: the lock that the content keeps, or one made of what is there.
  var publishedLock: [UInt8] { lock?.file.bytes ?? Array(SnapshotLock(of: policy, keptBy: .build).text.utf8) }
}

/// A lock as it stands on disk.
struct LockFile: Sendable {
  let file: SourceFile
  /// Nil where the file is malformed.
  let lock: SnapshotLock?
  /// The bytes of the signature beside it.
  let signature: [UInt8]?

  /// What is wrong with the signature under the publisher's key.
  func signatureFault(under key: PublisherKey?) -> Diagnostic? {
    let path = file.path + ".sig"
    guard let signature else { return nil }
    guard let key else {
      return Diagnostic(
        .error, "key-missing", "is a signature, but there is no \(PublisherKey.fileName) to check it with", path: path,
        advice: "put the publisher's public key into the content folder, or name it with --key")
    }
    guard !key.verifies(signature, of: file.bytes) else { return nil }
    return Diagnostic(
      .error, "signature-invalid",
      "is not the publisher's signature of \(SnapshotLock.fileName): the lock was changed after it was signed, or signed with another key",
      path: path, advice: "restore the lock from a copy; the key is \(key.fingerprint)")
  }
}

extension PublisherKey {
  /// The key that the content folder publishes.
  static func read(in tree: ContentTree, _ diagnostics: inout [Diagnostic]) -> PublisherKey? {
    guard tree.hasPublisherKey else { return nil }
    do throws(Diagnostic) {
      let file = try tree.read(fileName)
      if let key = PublisherKey(pem: file.bytes) { return key }
      throw Diagnostic(
        .error, "key-malformed", "is not an Ed25519 public key in PEM", path: file.path,
        advice: "the secret key never stands here: put in what 'codicil key' wrote, or remove the file")
    } catch {
      diagnostics.append(error)
      return nil
    }
  }
}
