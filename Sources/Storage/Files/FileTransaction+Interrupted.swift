package import Diagnostics
import Foundation

/// Transactions of programs that were killed.
extension FileTransaction {
  /// Makes the changes that a killed program began in a folder. Nothing happens if there are none.
  ///
  /// - Throws: `change-interrupted` if a file is not as it was when they began. It stays as it is, the others are changed.
  package static func finishInterrupted(
    in folder: String, shownAs name: String, _ system: SystemCalls = SystemCalls()
  ) throws(Diagnostic) {
    guard Files.isTaken(folder + "/" + TransactionJournal.name) else { return }
    try withExtendedLifetime(try FolderLock(folder, tries: system.lockTries, shownAs: name)) { () throws(Diagnostic) in
      try finish(in: Files.realPath(folder), shownAs: name, system)
    }
  }

  /// The same, with the lock.
  static func finish(in folder: String, shownAs name: String, _ system: SystemCalls) throws(Diagnostic) {
    let path = folder + "/" + TransactionJournal.name
    guard Files.isTaken(path) else { return }
    guard let journal = TransactionJournal(try Files.read(path, shownAs: name), in: folder) else {
      throw Diagnostic(
        .error, "change-interrupted", "this is not a list of changes", path: name + "/" + TransactionJournal.name,
        advice: "remove the file")
    }
    var stays: String?
    for placement in journal.placements {
      do throws(Placement.Obstacle) {
        try placement.apply(system)
      } catch {
        if case .failed(let problem) = error { throw problem }
        stays = stays ?? placement.target
      }
    }
    try end(journal, shownAs: name, system)
    guard let stays else { return }
    throw Diagnostic(
      .error, "change-interrupted",
      "a command was ended before all its files were in place, and this one is not as it was then", path: stays,
      advice: "look at the file and at those beside it, and run the command again")
  }

  /// Puts the changes on disk, and removes the journal and all that only the way here needed.
  static func end(_ journal: TransactionJournal, shownAs name: String, _ system: SystemCalls) throws(Diagnostic) {
    for folder in Set(journal.placements.map { Files.parts(of: $0.target).folder }).sorted() {
      system.step("sync")
      try Files.sync(folder: folder, shownAs: name)
    }
    if journal.placements.count > 1 {
      system.step("end")
      guard unlink(journal.path) == 0 else { throw Files.failure("cannot be removed", name) }
      try Files.sync(folder: journal.folder, shownAs: name)
    }
    for placement in journal.placements {
      system.step("clean")
      placement.clean()
    }
  }
}
