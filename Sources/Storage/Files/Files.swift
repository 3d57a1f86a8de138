package import Diagnostics
import Foundation

/// Reading files and folders.
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

  package struct Entry {
    package enum Kind { case file, folder, link, other }
    package let name: String
    package let kind: Kind

    package init(name: String, kind: Kind) { (self.name, self.kind) = (name, kind) }
  }

  /// The entries of a folder in byte order of their names, without what editors leave.
  ///
  /// - Parameter hidden: whether those whose name starts with a dot are among them.
  package static func list(_ path: String, shownAs name: String, hidden: Bool = false) throws(Diagnostic) -> [Entry] {
    guard let folder = opendir(path) else { throw failure("cannot be read", name) }
    defer { closedir(folder) }
    var entries: [Entry] = []
    while let entry = readdir(folder) {
      let entryName = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard entryName != ".", entryName != "..", hidden || !entryName.hasPrefix(".") else { continue }
      var status = stat()
      guard lstat(path + "/" + entryName, &status) == 0 else { continue }
      let kind: Entry.Kind =
        switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
      guard kind == .folder || hidden || !isEditorsOwn(entryName) else { continue }
      entries.append(Entry(name: entryName, kind: kind))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The regular files below a folder by their paths from there, in no certain order.
  ///
  /// - Throws: a diagnostic where there is anything else than files and folders, too.
  package static func all(below folder: String) throws(Diagnostic) -> [String] {
    var (found, waiting) = ([String](), [""])
    while let prefix = waiting.popLast() {
      let place = prefix.isEmpty ? folder : "\(folder)/\(prefix.dropLast())"
      for entry in try list(place, shownAs: place, hidden: true) {
        switch entry.kind {
        case .folder: waiting.append(prefix + entry.name + "/")
        case .file: found.append(prefix + entry.name)
        case .link, .other:
          throw Diagnostic(
            .error, "file-kind", "is not a regular file", path: "\(place)/\(entry.name)",
            advice: "remove it or replace it by a file")
        }
      }
    }
    return found
  }

  package static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Whether a name is that of a file which an editor leaves beside the one that is edited: `draft.md~`, `#draft.md#`,
  /// `draft.md.swp`, vim's `4913`.
  package static func isEditorsOwn(_ name: String) -> Bool {
    name.hasSuffix("~") || name.hasPrefix("#") && name.hasSuffix("#") || name.hasSuffix(".swp")
      || name.hasSuffix("___") || name == "4913"
  }

  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

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

  package static func failure(_ what: String, _ name: String) -> Diagnostic {
    Diagnostic(.error, "file-unreadable", "\(what): \(String(cString: strerror(errno)))", path: name)
  }
}
