package import Diagnostics
import Foundation

/// Files that belong together: all of them appear, or none.
///
/// Everything is first written under hidden names and put on disk. Files that need a new folder come with it, in one step.
/// If there are more steps than one, a journal says before the first which ones. A step that fails takes all of them back;
/// a program that is killed between two leaves the journal, and whoever reads the folder next makes the rest of them.
package struct FileTransaction {
  private struct Change {
    let path: String
    let bytes: [UInt8]?
    /// What must be there until then; nil if nothing must be.
    let old: [UInt8]?
    let mode: UInt32
    let shownAs: String
  }

  private let folder: String
  private let shownAs: String
  private let system: SystemCalls
  private var changes: [Change] = []

  /// - Parameter folder: one that is there, in which the files are. It gets the journal and the lock.
  package init(in folder: String, shownAs name: String, _ system: SystemCalls = SystemCalls()) {
    (self.folder, shownAs, self.system) = (Files.realPath(folder), name, system)
  }

  /// - Parameter paths: those of all files.
  package init(around paths: [String], _ system: SystemCalls = SystemCalls()) {
    let real = paths.map { Files.realPath(Files.parts(of: $0).folder) }
    var folder = real.first ?? "/"
    while folder != "/", !Files.isFolder(folder) || !real.allSatisfy({ ($0 + "/").hasPrefix(folder + "/") }) {
      folder = Files.parts(of: folder).folder
    }
    self.init(in: folder, shownAs: folder, system)
  }

  // MARK: What is to be done

  /// A file that gets these bytes.
  ///
  /// - Parameters:
  ///   - old: the bytes that are replaced; nil for a file that must not be there.
  ///   - mode: that of the file, whatever the user's mask.
  package mutating func write(
    _ path: String, _ bytes: some Sequence<UInt8>, replacing old: [UInt8]? = nil, mode: UInt32 = 0o644,
    shownAs name: String
  ) {
    changes.append(Change(path: place(path), bytes: Array(bytes), old: old, mode: mode, shownAs: name))
  }

  /// A file that goes if it has these bytes.
  package mutating func remove(_ path: String, containing old: [UInt8], shownAs name: String) {
    changes.append(Change(path: place(path), bytes: nil, old: old, mode: 0, shownAs: name))
  }

  private func place(_ path: String) -> String {
    let (folder, name) = Files.parts(of: path)
    let real = Files.realPath(folder)
    return (real == "/" ? "" : real) + "/" + name
  }

  // MARK: Doing it

  /// Makes all changes.
  ///
  /// - Throws: `file-exists` if a name is taken, `change-conflict` if what is to be replaced is not as it was, or what the
  ///   system says. Nothing is changed then.
  package func commit() throws(Diagnostic) {
    guard !changes.isEmpty else { return }
    try withExtendedLifetime(try FolderLock(folder, tries: system.lockTries, shownAs: shownAs)) {
      () throws(Diagnostic) in
      try Self.finish(in: folder, shownAs: shownAs, system)
      try removeLeftovers()
      let placements = placements()
      do throws(Diagnostic) {
        try prepare(placements)
      } catch {
        for placement in placements { placement.clean() }
        throw error
      }
      try carryOut(TransactionJournal(placements, in: folder))
    }
  }

  /// The steps: one for each folder that is new, and for each file that is in none.
  private func placements() -> [Placement] {
    var placements: [Placement] = []
    for change in changes {
      let placement: Placement
      if change.old == nil {
        placement = Placement(kind: .create, target: Self.topmostMissing(change.path))
      } else {
        placement = Placement(kind: change.bytes == nil ? .remove : .replace, target: change.path)
      }
      if !placements.contains(placement) { placements.append(placement) }
    }
    return placements
  }

  /// The path, or the outermost folder around it that is not there.
  private static func topmostMissing(_ path: String) -> String {
    var missing = path
    while true {
      let folder = Files.parts(of: missing).folder
      if folder == "/" || Files.isTaken(folder) { return missing }
      missing = folder
    }
  }

  /// Writes everything under hidden names, and the journal.
  private func prepare(_ placements: [Placement]) throws(Diagnostic) {
    for change in changes {
      if let bytes = change.bytes { try stage(bytes, change) }
      guard let old = change.old else { continue }
      let placement = Placement(kind: .replace, target: change.path)
      system.step("keep")
      try Files.write(ContiguousArray(old), to: placement.kept, O_EXCL, flushing: true, shownAs: change.shownAs)
      try attempt(placement) { () throws(Placement.Obstacle) in try placement.requireUnchanged() }
    }
    guard placements.count > 1 else { return }
    let journal = TransactionJournal(placements, in: folder)
    system.step("journal")
    try Files.create(journal.path, journal.bytes, shownAs: shownAs)
    try Files.sync(folder: folder, shownAs: shownAs)
  }

  private func stage(_ bytes: [UInt8], _ change: Change) throws(Diagnostic) {
    let target = change.old == nil ? Self.topmostMissing(change.path) : change.path
    let staged = Placement(kind: .create, target: target).staged
    let path = staged + change.path.dropFirst(target.count)
    system.step("stage")
    try Files.makeFolder(Files.parts(of: path).folder, shownAs: change.shownAs)
    try Files.write(
      ContiguousArray(bytes), to: path, O_EXCL, mode: change.mode, flushing: true, shownAs: change.shownAs)
    if path != staged { try Files.sync(folder: Files.parts(of: path).folder, shownAs: change.shownAs) }
  }

  private func carryOut(_ journal: TransactionJournal) throws(Diagnostic) {
    var done: [Placement] = []
    do throws(Diagnostic) {
      for placement in journal.placements {
        try attempt(placement) { () throws(Placement.Obstacle) in try placement.apply(system) }
        done.append(placement)
      }
    } catch {
      // If this fails too, the journal stays, and whoever comes next finishes instead.
      for placement in done.reversed() {
        try attempt(placement) { () throws(Placement.Obstacle) in try placement.undo(system) }
      }
      Files.remove(journal.path)
      for placement in journal.placements { placement.clean() }
      throw error
    }
    try Self.end(journal, shownAs: shownAs, system)
  }

  /// Does a step, and names the file as messages do if it fails.
  private func attempt(_ placement: Placement, _ step: () throws(Placement.Obstacle) -> Void) throws(Diagnostic) {
    let name = changes.first { $0.path == placement.target }?.shownAs ?? placement.target
    do throws(Placement.Obstacle) {
      try step()
    } catch {
      switch error {
      case .taken:
        throw Diagnostic(.error, "file-exists", "is already there and is not overwritten", path: name)
      case .changed:
        throw Diagnostic(
          .error, "change-conflict", "changed meanwhile and is not overwritten", path: name,
          advice: "run the command again")
      case .failed(var problem):
        problem.path = name
        throw problem
      }
    }
  }

  /// Removes hidden files that a killed transaction left before it had a journal.
  private func removeLeftovers() throws(Diagnostic) {
    for placement in placements() { placement.clean() }
    let folders = Set(changes.map { Files.parts(of: $0.path).folder } + [folder]).filter {
      ($0 + "/").hasPrefix(folder + "/") && Files.isFolder($0)
    }
    for folder in folders {
      for name in try Files.names(in: Array(folder.utf8CString), shownAs: shownAs) where Placement.isLeftover(name) {
        guard let name = String(validating: name, as: UTF8.self) else { continue }
        try Files.removeTree(folder + "/" + name, shownAs: shownAs)
      }
    }
  }
}
