import Diagnostics
import Pages
package import Policies

/// A policy with its files as they were read.
package struct PolicySource: Sendable {
  package private(set) var policy: Policy
  /// In the order of `policy.versions`.
  package let versions: [LoadedVersion]
  package let draft: LoadedVersion?
  /// The folder below the content folder; nil for a policy that is one file.
  package let folder: String?
  package let lock: LockFile?
  /// What its own pages depend on.
  package private(set) var inputs: PolicyInputs

  /// Tells each translation of its original.
  package static func linked(_ sources: [PolicySource]) -> [PolicySource] {
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

  /// Bytes of all snapshots.
  package var size: Int { versions.reduce(0) { $0 + $1.size } }

  /// What readers learn of the archive's state.
  package var seal: ArchiveSeal { lock == nil ? .unlocked : lock?.signature == nil ? .locked : .signed }

  /// What the site publishes beside the snapshots: the lock that the content keeps, or one made of what is there.
  package var publishedLock: [UInt8] { lock?.text ?? Array(SnapshotLock(of: policy, from: .build).text.utf8) }
}
