package import Diagnostics

/// How the snapshots that are there differ from those that a lock records.
package struct LockComparison: Sendable {
  package enum Difference: Equatable, Sendable {
    /// Other bytes under the same name.
    case edited(name: String, recorded: Digest, found: Digest)
    /// The bytes of another recorded snapshot.
    case swapped(name: String, with: String, recorded: Digest, found: Digest)
    case missing(name: String, recorded: Digest)
    /// The same bytes under another name; back-dated where that name is earlier.
    case renamed(from: String, to: String, digest: Digest)
    case backdated(from: String, to: String, digest: Digest)
    /// Not recorded, but older than a snapshot that is.
    case inserted(name: String, before: String, found: Digest)
    /// Newer than all that is recorded: not locked yet.
    case unlocked(name: String, found: Digest)
  }

  package let differences: [Difference]

  /// - Parameter found: the snapshots that are there, oldest first.
  package init(_ lock: SnapshotLock, with found: [SnapshotLock.Entry]) {
    let recorded = Dictionary(lock.entries.map { ($0.name, $0.digest) }) { first, _ in first }
    let there = Dictionary(found.map { ($0.name, $0.digest) }) { first, _ in first }
    var recordedNames = Dictionary(lock.entries.map { ($0.digest, $0.name) }) { first, _ in first }
    var differences: [Difference] = []
    var renamed: Set<String> = []
    for entry in lock.entries {
      if let digest = there[entry.name] {
        guard digest != entry.digest else { continue }
        if let other = recordedNames[digest] {
          differences.append(.swapped(name: entry.name, with: other, recorded: entry.digest, found: digest))
        } else {
          differences.append(.edited(name: entry.name, recorded: entry.digest, found: digest))
        }
      } else if let new = found.first(where: {
        $0.digest == entry.digest && recorded[$0.name] == nil && !renamed.contains($0.name)
      }) {
        renamed.insert(new.name)
        recordedNames[new.digest] = nil
        differences.append(
          Self.isEarlier(new.name, than: entry.name)
            ? .backdated(from: entry.name, to: new.name, digest: entry.digest)
            : .renamed(from: entry.name, to: new.name, digest: entry.digest))
      } else {
        differences.append(.missing(name: entry.name, recorded: entry.digest))
      }
    }
    for (index, entry) in found.enumerated() where recorded[entry.name] == nil && !renamed.contains(entry.name) {
      let later = found[(index + 1)...].first { recorded[$0.name] != nil }
      differences.append(
        later.map { .inserted(name: entry.name, before: $0.name, found: entry.digest) }
          ?? .unlocked(name: entry.name, found: entry.digest))
    }
    self.differences = differences
  }

  private static func isEarlier(_ name: String, than other: String) -> Bool {
    guard let a = Version.date(inName: String(name.dropLast(3))),
      let b = Version.date(inName: String(other.dropLast(3)))
    else { return false }
    return a < b
  }

  /// - Parameters:
  ///   - path: how diagnostics name a snapshot's file.
  ///   - isCaptured: whether older snapshots may be found later: then one that is not recorded yet is no fault.
  package func diagnostics(isCaptured: Bool, path: (_ name: String) -> String) -> [Diagnostic] {
    let restore =
      "an archived snapshot is never changed: restore the file; what is to be corrected becomes a new version"
    return differences.map { difference in
      switch difference {
      case .edited(let name, let recorded, let found):
        Diagnostic(
          .error, "snapshot-edited", "was edited after it was archived: recorded SHA-256 \(recorded), found \(found)",
          path: path(name), advice: restore)
      case .swapped(let name, let other, let recorded, let found):
        Diagnostic(
          .error, "snapshot-swapped",
          "holds the snapshot that was archived as \(other): recorded SHA-256 \(recorded), found \(found)",
          path: path(name), advice: restore)
      case .missing(let name, let recorded):
        Diagnostic(
          .error, "snapshot-missing", "was archived and is gone: recorded SHA-256 \(recorded), found no such file",
          path: path(name), advice: "put the file back; an archived snapshot is never removed")
      case .renamed(let old, let new, let digest):
        Diagnostic(
          .error, "snapshot-renamed",
          "was archived as \(old): recorded SHA-256 \(digest) under that name, found the same under this one",
          path: path(new), advice: "name it \(old) again")
      case .backdated(let old, let new, let digest):
        Diagnostic(
          .error, "snapshot-backdated",
          "was archived as \(old) and now claims an earlier day: recorded SHA-256 \(digest) under that name, found the same under this one",
          path: path(new), advice: "name it \(old) again; a date once archived stays")
      case .inserted(let name, let next, let found):
        Diagnostic(
          .error, "snapshot-inserted",
          "was put in before \(next), which was archived without it: recorded no SHA-256, found \(found)",
          path: path(name),
          advice: isCaptured
            ? "if it is an older capture found later, run: codicil lock --rechain"
            : "the history of your own policy only grows at its end: archive the text with a later date, or remove the file"
        )
      case .unlocked(let name, let found):
        Diagnostic(
          isCaptured ? .note : .warning, "snapshot-unlocked",
          "is not in snapshots.lock yet: recorded no SHA-256, found \(found)", path: path(name),
          advice: "run: codicil lock")
      }
    }
  }
}
