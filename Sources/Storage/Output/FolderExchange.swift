import Diagnostics
import Foundation

/// How a finished folder takes the place of another.
///
/// The system exchanges the two in one step (`renameat2` with `RENAME_EXCHANGE`), so a reader sees the one or the other.
/// A file system that cannot do that gets steps: the finished folder is renamed to `ready`, the old one to `old`, and the
/// ready one to the name of the old. `ready` is what says, after a program was killed in between, that the next one has
/// to go on.
struct FolderExchange: Sendable {
  let target: String
  let staging: String
  let shownAs: String
  let system: SystemCalls

  private let ready: String
  private let old: String

  /// - Parameter target: without links.
  init(_ target: String, shownAs: String, _ system: SystemCalls) {
    (self.target, self.shownAs, self.system) = (target, shownAs, system)
    let (folder, name) = Files.parts(of: target)
    let start = folder == "/" ? "/." : folder + "/."
    staging = start + name + ".codicil-new"
    ready = start + name + ".codicil-ready"
    old = start + name + ".codicil-old"
  }

  private var parent: String { Files.parts(of: target).folder }

  // MARK: Placing

  /// Puts the staging folder in the place of the target, which is looked at again: it may have become something that
  /// nobody may replace. The old folder is removed.
  ///
  /// - Throws: a diagnostic; what was there is there again.
  func place() throws(Diagnostic) {
    // The target can come and go while this is done, but not for ever.
    for _ in 0..<8 {
      switch ReplaceableFolder(at: target, shownAs: shownAs) {
      case .foreign(let problem): throw problem
      case .missing:
        if system.renameNew(staging, to: target) == 0 { return try syncNames() }
        guard errno == EEXIST || errno == ENOTEMPTY else { throw failure() }
      case .replaceable:
        if system.exchange(staging, target) == 0 { return try removeExchanged() }
        switch errno {
        case ENOENT: continue
        case EINVAL, ENOSYS, ENOTSUP, EPERM, EXDEV: return try placeInSteps()
        default: throw failure()
        }
      }
    }
    throw Diagnostic(
      .error, "output-path", "something else makes and removes this folder all the time", path: shownAs,
      advice: "end it, and build again")
  }

  /// Removes what was the target until now, if it still was replaceable when it was exchanged.
  private func removeExchanged() throws(Diagnostic) {
    if case .foreign(let problem) = ReplaceableFolder(at: staging, shownAs: shownAs) {
      guard system.exchange(staging, target) == 0 else { throw failure() }
      throw problem
    }
    try syncNames()
    system.step("remove old")
    try Files.removeTree(staging, shownAs: shownAs)
  }

  // MARK: Placing in steps

  private func placeInSteps() throws(Diagnostic) {
    guard system.renameNew(staging, to: ready) == 0 else { throw failure() }
    try syncNames()
    var isOldWhole = true
    do throws(Diagnostic) {
      try finishSteps(&isOldWhole)
    } catch {
      // With the old folder whole, what could not be finished now must not be finished later.
      if isOldWhole { rename(ready, staging) }
      throw error
    }
  }

  /// Puts the ready folder in its place.
  private func finishSteps(_ isOldWhole: inout Bool) throws(Diagnostic) {
    try moveTargetAside(&isOldWhole)
    guard system.renameNew(ready, to: target) == 0 else {
      let problem = failure()
      if Files.isTaken(old), !Files.isTaken(target) { rename(old, target) }
      throw problem
    }
    try syncNames()
    system.step("remove old")
    try Files.removeTree(old, shownAs: shownAs)
  }

  private func moveTargetAside(_ isOldWhole: inout Bool) throws(Diagnostic) {
    switch ReplaceableFolder(at: target, shownAs: shownAs) {
    case .missing: return
    case .foreign(let problem): throw problem
    case .replaceable: break
    }
    if system.renameFolder(target, to: old) == 0 {
      guard case .foreign(let problem) = ReplaceableFolder(at: old, shownAs: shownAs) else { return }
      rename(old, target)
      throw problem
    }
    guard errno == EXDEV || errno == EPERM || errno == EINVAL else { throw failure() }
    // A folder from a lower layer of an overlay file system cannot be renamed at all. The file that makes it replaceable
    // goes last.
    system.step("remove target")
    isOldWhole = false
    try Files.removeTree(target, last: OutputFolder.marker, shownAs: shownAs)
  }

  // MARK: Recovering

  /// Finishes what a killed program began, and removes what it left. The lock must be held.
  func recover() throws(Diagnostic) {
    if Files.isTaken(ready) {
      var isOldWhole = true
      try finishSteps(&isOldWhole)
    } else if Files.isTaken(old) {
      if !Files.isTaken(target) {
        guard system.renameNew(old, to: target) == 0 else { throw failure() }
      } else {
        try Files.removeTree(old, shownAs: shownAs)
      }
    }
    try Files.removeTree(staging, shownAs: shownAs)
  }

  private func syncNames() throws(Diagnostic) {
    system.step("sync names")
    try Files.sync(folder: parent, shownAs: shownAs)
  }

  private func failure() -> Diagnostic { Files.failure("cannot be put in place", shownAs) }
}
