import Diagnostics
import Foundation

/// One change of a `FileTransaction` that is prepared and takes one step: a file or folder that gets its name, a file that
/// takes the place of another, or a file that goes.
struct Placement: Sendable, Equatable {
  enum Kind: String, Sendable {
    case create, replace, remove
  }

  let kind: Kind
  let target: String

  /// The hidden file or folder that gets the name of the target.
  var staged: String { beside(Self.stagedEnding) }
  /// A hidden copy of what is replaced or removed.
  var kept: String { beside(Self.keptEnding) }
  private var restored: String { beside(Self.restoredEnding) }

  private static let stagedEnding = ".codicil-part"
  private static let keptEnding = ".codicil-kept"
  private static let restoredEnding = ".codicil-back"

  private func beside(_ ending: String) -> String {
    let (folder, name) = Files.parts(of: target)
    return "\(folder == "/" ? "" : folder)/.\(name)\(ending)"
  }

  /// Whether a name is one that a killed transaction can leave.
  static func isLeftover(_ name: [UInt8]) -> Bool {
    name.first == UInt8(ascii: ".")
      && [stagedEnding, keptEnding, restoredEnding].contains { name.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// Why a change cannot be made.
  enum Obstacle: Error {
    /// Something has the name of a file that must be new.
    case taken
    /// What is to be replaced or removed is not as it was.
    case changed
    case failed(Diagnostic)
  }

  // MARK: Steps

  /// Whether what is to be replaced or removed is as the copy of it.
  func requireUnchanged() throws(Obstacle) {
    guard kind != .create else { return }
    guard try read(target) == read(kept) else { throw .changed }
  }

  /// Makes the change, unless it is made.
  func apply(_ system: SystemCalls) throws(Obstacle) {
    switch kind {
    case .create:
      guard Files.isTaken(staged), system.renameNew(staged, to: target) != 0 else { return }
      throw errno == EEXIST || errno == ENOTEMPTY ? .taken : failure()
    case .replace:
      guard Files.isTaken(staged) else { return }
      try requireUnchanged()
      system.step("replace")
      guard rename(staged, target) == 0 else { throw failure() }
    case .remove:
      guard Files.isTaken(target) else { return }
      try requireUnchanged()
      system.step("remove")
      guard unlink(target) == 0 else { throw failure() }
    }
  }

  /// Takes the change back. What was staged is staged again, so whoever is to finish instead finds all of it.
  func undo(_ system: SystemCalls) throws(Obstacle) {
    switch kind {
    case .create:
      system.step("undo")
      guard rename(target, staged) == 0 || errno == ENOENT else { throw failure() }
    case .replace:
      if !Files.isTaken(staged) { try copy(target, staged) }
      try restore(system)
    case .remove: try restore(system)
    }
  }

  private func restore(_ system: SystemCalls) throws(Obstacle) {
    try copy(kept, restored)
    system.step("undo")
    guard rename(restored, target) == 0 else { throw failure() }
  }

  /// Removes what only the way here needed.
  func clean() {
    for path in [staged, kept, restored] { Files.remove(path) }
  }

  private func copy(_ path: String, _ other: String) throws(Obstacle) {
    let bytes = ContiguousArray(try read(path))
    do throws(Diagnostic) {
      try Files.write(bytes, to: other, O_TRUNC, flushing: true, shownAs: other)
    } catch {
      throw .failed(error)
    }
  }

  private func read(_ path: String) throws(Obstacle) -> [UInt8] {
    do throws(Diagnostic) {
      return try Files.read(path, shownAs: path)
    } catch {
      throw Files.isTaken(path) ? .failed(error) : .changed
    }
  }

  private func failure() -> Obstacle { .failed(Files.failure("cannot be put in place", target)) }
}
