package import Diagnostics
import Foundation

/// Reading files, and asking what is at a path.
package enum Files {
  /// All bytes of a regular file.
  package static func read(_ path: String, shownAs name: String) throws(Diagnostic) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure("cannot be read", name) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure("cannot be read", name) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Diagnostic(
        .error, "file-kind", "is not a regular file", path: name, advice: "remove it or replace it by a file")
    }
    let size = Int(status.st_size)
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Foundation.read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if got < 0, errno == EINTR { continue }
        failed = got < 0
        if got <= 0 { break }
        count += got
      }
    }
    if failed { throw failure("cannot be read", name) }
    return bytes
  }

  /// All bytes of a regular file, or of a pipe such as a shell makes of `<(command)`.
  package static func readAny(_ path: String, shownAs name: String) throws(Diagnostic) -> [UInt8] {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFIFO else { return try read(path, shownAs: name) }
    guard let pipe = FileHandle(forReadingAtPath: path), let data = try? pipe.readToEnd() ?? Data() else {
      throw failure("cannot be read", name)
    }
    return Array(data)
  }

  package static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether something has the path, a link to nothing too.
  static func isTaken(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The absolute path without links; of what does not exist yet, the real path of its nearest existing parent.
  package static func realPath(_ path: String) -> String {
    if let resolved = realpath(path, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    let url = URL(fileURLWithPath: path).standardizedFileURL
    guard url.path != "/" else { return "/" }
    let parent = realPath(url.deletingLastPathComponent().path)
    return (parent == "/" ? "" : parent) + "/" + url.lastPathComponent
  }

  /// The path of the folder that a path is in, and its last part.
  static func parts(of path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
  }

  /// A failure of the system call before, with the system's reason.
  package static func failure(_ what: String, _ name: String) -> Diagnostic {
    Diagnostic(.error, "file-unreadable", "\(what): \(String(cString: strerror(errno)))", path: name)
  }
}
