import CExchange
package import Diagnostics
import Foundation

/// Removing files and folders, whatever their names are.
extension Files {
  /// Removes a file, or a folder and all that is in it. Links are removed and not followed; a folder at which something
  /// is mounted is not entered. What is not there is no fault.
  ///
  /// - Parameter last: the name of a file in the folder that is removed after everything else.
  package static func removeTree(_ path: String, last: String? = nil, shownAs name: String) throws(Diagnostic) {
    if try removeFile(Array(path.utf8), name) { return }
    let last = last.map { Array((path + "/" + $0).utf8) }
    var folders = [(path: Array(path.utf8), isEmpty: false)]
    while let (folder, isEmpty) = folders.popLast() {
      if isEmpty {
        if folders.isEmpty, let last { _ = try removeFile(last, name) }
        guard rmdir(cString(folder)) == 0 || errno == ENOENT else { throw failure("cannot be removed", name) }
        continue
      }
      guard codicil_is_mount_point(cString(folder)) != 1 else {
        throw Diagnostic(
          .error, "file-unreadable", "cannot be removed: something is mounted at \(escaped(folder))", path: name)
      }
      folders.append((folder, true))
      for entry in try names(in: cString(folder), shownAs: name) {
        let entry = folder + [UInt8(ascii: "/")] + entry
        if entry != last, try !removeFile(entry, name) { folders.append((entry, false)) }
      }
    }
  }

  /// Removes a file or folder, if there is one, as well as it goes.
  package static func remove(_ path: String) { try? removeTree(path, shownAs: path) }

  /// - Returns: false if it is a folder.
  private static func removeFile(_ path: [UInt8], _ name: String) throws(Diagnostic) -> Bool {
    if unlink(cString(path)) == 0 || errno == ENOENT { return true }
    let problem = failure("cannot be removed", name)
    var status = stat()
    guard lstat(cString(path), &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw problem }
    return false
  }

  private static func cString(_ bytes: [UInt8]) -> [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}
