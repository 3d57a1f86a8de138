package import Diagnostics
import Foundation

/// Writing into a content folder: each file appears whole or not at all.
extension Files {
  /// Writes a file that is not there yet. One that is there stays as it is, whoever made it in the meantime.
  ///
  /// - Parameter flushing: whether it must be on disk before anything else happens.
  /// - Throws: `file-exists` where the name is taken.
  package static func create(
    _ path: String, _ bytes: some Sequence<UInt8>, mode: UInt32 = 0o644, flushing: Bool = true, shownAs name: String
  )
    throws(Diagnostic)
  {
    let temporary = try writeBeside(path, bytes, mode: mode, flushing: flushing, shownAs: name)
    defer { unlink(temporary) }
    guard link(temporary, path) != 0 else { return }
    if errno == EEXIST {
      throw Diagnostic(.error, "file-exists", "is already there and is not overwritten", path: name)
    }
    throw failure("cannot be written", name)
  }

  /// Writes a file in the place of one that may be there.
  package static func replace(_ path: String, _ bytes: some Sequence<UInt8>, shownAs name: String) throws(Diagnostic) {
    let temporary = try writeBeside(path, bytes, mode: 0o644, flushing: true, shownAs: name)
    guard rename(temporary, path) == 0 else {
      unlink(temporary)
      throw failure("cannot be written", name)
    }
  }

  /// Makes a folder and those it stands in.
  package static func makeFolder(_ path: String, shownAs name: String) throws(Diagnostic) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Diagnostic(
        .error, "folder-unwritable", "the folder cannot be made: \(error.localizedDescription)", path: name)
    }
  }

  /// Gives a file or folder a name that nothing has yet.
  package static func move(_ path: String, to target: String, shownAs name: String) throws(Diagnostic) {
    guard !exists(target) else {
      throw Diagnostic(.error, "file-exists", "is already there and is not overwritten", path: name)
    }
    guard rename(path, target) == 0 else { throw failure("cannot be written", name) }
  }

  /// Removes a file or folder, if there is one.
  package static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

  /// Removes the hidden files that a killed program left in a folder where it was about to write.
  package static func removeLeftovers(in folder: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where name.hasPrefix(".") && name.hasSuffix(".new") {
      remove(folder + "/" + name)
    }
  }

  /// A hidden file in the same folder that holds the bytes, on disk.
  private static func writeBeside(
    _ path: String, _ bytes: some Sequence<UInt8>, mode: mode_t, flushing: Bool, shownAs name: String
  ) throws(Diagnostic) -> String {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let temporary = "\(folder).\(path.dropFirst(folder.count)).\(getpid()).new"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw failure("cannot be written", name) }
    defer { close(descriptor) }
    fchmod(descriptor, mode)
    guard writeAll(ContiguousArray(bytes), to: descriptor), !flushing || fsync(descriptor) == 0 else {
      let problem = failure("cannot be written", name)
      unlink(temporary)
      throw problem
    }
    return temporary
  }

  /// Whether all bytes were taken.
  static func writeAll(_ data: ContiguousArray<UInt8>, to descriptor: Int32) -> Bool {
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
}
