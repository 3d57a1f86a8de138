import CExchange
package import Diagnostics
import Foundation

/// Writing into a content folder: each file appears whole or not at all.
extension Files {
  /// Writes a file that is not there yet. One that is there stays as it is, whoever made it in the meantime.
  ///
  /// - Parameter flushing: whether it must be on disk before anything else happens.
  /// - Throws: `file-exists` if the name is taken.
  package static func create(
    _ path: String, _ bytes: some Sequence<UInt8>, mode: UInt32 = 0o644, flushing: Bool = true, shownAs name: String
  )
    throws(Diagnostic)
  {
    let temporary = try writeBeside(path, bytes, mode: mode, flushing: flushing, shownAs: name)
    do throws(Diagnostic) {
      try rename(temporary, toNew: path, shownAs: name)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Writes a file in the place of one that may be there.
  package static func replace(_ path: String, _ bytes: some Sequence<UInt8>, shownAs name: String) throws(Diagnostic) {
    let temporary = try writeBeside(path, bytes, mode: 0o644, flushing: true, shownAs: name)
    guard Foundation.rename(temporary, path) == 0 else {
      let problem = failure("cannot be written", name)
      unlink(temporary)
      throw problem
    }
  }

  /// Makes a folder and those it is in.
  package static func makeFolder(_ path: String, shownAs name: String) throws(Diagnostic) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Diagnostic(
        .error, "folder-unwritable", "the folder cannot be made: \(error.localizedDescription)", path: name)
    }
  }

  /// Gives a file or folder a name that nothing has yet.
  ///
  /// - Throws: `file-exists` if something has it.
  static func rename(
    _ path: String, toNew target: String, shownAs name: String, _ system: SystemCalls = .init()
  ) throws(Diagnostic) {
    guard system.renameNew(path, to: target) != 0 else { return }
    if errno == EEXIST || errno == ENOTEMPTY {
      throw Diagnostic(.error, "file-exists", "is already there and is not overwritten", path: name)
    }
    throw failure("cannot be written", name)
  }

  /// Removes the hidden files that a killed program left in a folder where it was about to write.
  package static func removeLeftovers(in folder: String) throws(Diagnostic) {
    for name in try names(in: Array(folder.utf8CString), shownAs: folder) where name.first == UInt8(ascii: ".") {
      guard let name = String(validating: name, as: UTF8.self), name.hasSuffix(".new") else { continue }
      try removeTree(folder + "/" + name, shownAs: folder + "/" + name)
    }
  }

  /// A hidden file in the same folder that contains the bytes, on disk.
  private static func writeBeside(
    _ path: String, _ bytes: some Sequence<UInt8>, mode: UInt32, flushing: Bool, shownAs name: String
  ) throws(Diagnostic) -> String {
    let (folder, last) = parts(of: path)
    let temporary = "\(folder)/.\(last).\(getpid()).new"
    unlink(temporary)
    do throws(Diagnostic) {
      try write(ContiguousArray(bytes), to: temporary, O_EXCL, mode: mode, flushing: flushing, shownAs: name)
    } catch {
      unlink(temporary)
      throw error
    }
    return temporary
  }

  /// Writes a file and looks at every answer of the system, the last one too: some file systems only then say that there
  /// was no room.
  ///
  /// - Parameters:
  ///   - flag: O_EXCL for a file that must be new, O_TRUNC for one that may be there.
  ///   - mode: whatever the user's mask.
  static func write(
    _ bytes: ContiguousArray<UInt8>, to path: String, _ flag: Int32, mode: UInt32 = 0o644, flushing: Bool,
    shownAs name: String
  ) throws(Diagnostic) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | flag, mode)
    guard descriptor >= 0 else { throw failure("cannot be written", name) }
    var isWritten = fchmod(descriptor, mode) == 0 && writeAll(bytes, to: descriptor)
    isWritten = isWritten && (!flushing || fsync(descriptor) == 0)
    let problem = isWritten ? nil : failure("cannot be written", name)
    let isClosed = close(descriptor) == 0 || errno == EINTR
    if let problem { throw problem }
    if !isClosed { throw failure("cannot be written", name) }
  }

  /// Whether all bytes were taken.
  private static func writeAll(_ data: ContiguousArray<UInt8>, to descriptor: Int32) -> Bool {
    data.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let count = Foundation.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return false }
        offset += count
      }
      return true
    }
  }

  /// Puts all files below a folder on disk. One call for the whole file system (syncfs(2)) is faster than one for each
  /// file, and since Linux 5.8 returns the faults of all of them too.
  package static func syncAll(below path: String, shownAs name: String) throws(Diagnostic) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw failure("cannot be put on the disk", name) }
    let problem = codicil_sync(folder) == 0 ? nil : failure("cannot be put on the disk", name)
    close(folder)
    if let problem { throw problem }
  }

  /// Puts the names in a folder on disk.
  static func sync(folder path: String, shownAs name: String) throws(Diagnostic) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("cannot be put on the disk", name) }
    let result = fsync(descriptor)
    // Some network file systems have nothing to do for a folder and say so.
    let problem = result == 0 || errno == EINVAL ? nil : failure("cannot be put on the disk", name)
    close(descriptor)
    if let problem { throw problem }
  }
}
