import Content
package import Diagnostics
package import Policies
import Storage

/// Writing the locks of policies.
extension Archive {
  /// What became of a policy's lock.
  package enum Locking: Equatable, Sendable {
    case unchanged
    /// So many snapshots were added at its end, or a first lock was written with them.
    case extended(by: Int)
    /// Older captures were put in between, and all later links of the chain were remade.
    case rechained(inserted: Int)

    /// How many snapshots were added.
    package var snapshots: Int {
      switch self {
      case .unchanged: 0
      case .extended(let count), .rechained(let count): count
      }
    }
  }

  /// Writes into a policy's lock the snapshots that it does not hold yet.
  ///
  /// - Parameters:
  ///   - rechains: whether older captures may be put in between. The history of a publisher's own policy never lets them.
  ///   - key: signs the lock.
  /// - Throws: a diagnostic if the snapshots differ from what the lock records; it then stays as it is.
  @discardableResult
  package func lock(
    _ id: Policy.ID, rechains: Bool = false, signingWith key: SecretKey? = nil
  ) throws(Diagnostic) -> Locking {
    let source = try source(id)
    guard let folder = source.folder else {
      throw Diagnostic(
        .error, "policy-unarchived", "has no snapshots yet: it is one file", path: shownAs + "/policies/\(id).md",
        advice: "archive its text with: codicil freeze \(id) --effective DATE")
    }
    let (path, name) = place(folder)
    var transaction = FileTransaction(in: path, shownAs: name)
    let locking = try writeLock(
      of: source, listing: source.policy, in: folder, rechains: rechains, signingWith: key, &transaction)
    try transaction.commit()
    return locking
  }

  /// Adds the lock of some snapshots, and its signature, to what is to be written together.
  ///
  /// - Parameters:
  ///   - source: the policy as it is, with its present lock.
  ///   - policy: the same with all snapshots that the lock is to list.
  func writeLock(
    of source: PolicySource, listing policy: Policy, in folder: String, rechains: Bool = false,
    signingWith key: SecretKey?, _ transaction: inout FileTransaction
  ) throws(Diagnostic) -> Locking {
    let lock = SnapshotLock(of: policy)
    let locking = try change(of: source, to: lock, folder: folder, rechains: rechains)
    let (file, name) = place(folder + "/" + SnapshotLock.fileName)
    guard key != nil || locking == .unchanged || source.lock?.signature == nil else {
      throw Diagnostic(
        .error, "signature-needed", "is signed, so what is added to it must be signed too", path: name,
        advice: "run: codicil lock \(policy.id) --sign")
    }
    let text = Array(lock.text.utf8)
    if locking != .unchanged {
      transaction.write(file, text, replacing: source.lock?.file.bytes, shownAs: name)
    }
    if let signature = key?.sign(text), signature != source.lock?.signature {
      transaction.write(file + ".sig", signature, replacing: source.lock?.signature, shownAs: name + ".sig")
    }
    return locking
  }

  private func change(
    of source: PolicySource, to lock: SnapshotLock, folder: String, rechains: Bool
  ) throws(Diagnostic) -> Locking {
    guard let kept = source.lock else { return lock.entries.isEmpty ? .unchanged : .extended(by: lock.entries.count) }
    guard let recorded = kept.lock else {
      throw Diagnostic(
        .error, "lock-malformed", "cannot be read, so nothing is added to it", path: kept.file.path,
        advice: "restore the lock from a copy")
    }
    let comparison = LockComparison(recorded, with: lock.entries)
    var (inserted, added) = (0, 0)
    for difference in comparison.differences {
      switch difference {
      case .unlocked: added += 1
      case .inserted where rechains && source.policy.isCaptured: inserted += 1
      default:
        let found = comparison.diagnostics(isCaptured: source.policy.isCaptured) { place(folder + "/" + $0).shownAs }
        throw found.first { $0.severity == .error }
          ?? Diagnostic(.error, "lock-differs", "differs", path: kept.file.path)
      }
    }
    if inserted > 0 { return .rechained(inserted: inserted) }
    return added > 0 ? .extended(by: added) : .unchanged
  }
}
