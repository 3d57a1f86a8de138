package import Diagnostics
import Foundation

/// What is in a folder.
extension Files {
  package struct Entry: Sendable {
    package enum Kind: Sendable { case file, folder, link, other }
    package let name: String
    package let kind: Kind

    package init(name: String, kind: Kind) { (self.name, self.kind) = (name, kind) }
  }

  /// The entries of a folder in byte order of their names, without what editors leave.
  ///
  /// - Parameter hidden: whether those whose name starts with a dot are among them.
  /// - Throws: `file-unreadable`; `name-encoding` if a name is not UTF-8.
  package static func list(_ path: String, shownAs name: String, hidden: Bool = false) throws(Diagnostic) -> [Entry] {
    let (entries, faults) = try listing(path, shownAs: name, hidden: hidden)
    if let fault = faults.first { throw fault }
    return entries
  }

  /// The entries as `list` gives them, and a fault for each name that is not UTF-8.
  package static func listing(
    _ path: String, shownAs name: String, hidden: Bool = false
  ) throws(Diagnostic) -> (entries: [Entry], faults: [Diagnostic]) {
    var (entries, faults) = ([Entry](), [Diagnostic]())
    for bytes in try names(in: Array(path.utf8CString), shownAs: name) where hidden || bytes.first != UInt8(ascii: ".")
    {
      guard let entryName = String(validating: bytes, as: UTF8.self) else {
        faults.append(
          Diagnostic(
            .error, "name-encoding", "the name is not UTF-8", path: "\(name)/\(escaped(bytes))",
            advice: "rename it, with letters a to z if it is part of an address"))
        continue
      }
      guard let kind = try kind(of: path + "/" + entryName, shownAs: "\(name)/\(entryName)") else { continue }
      guard kind == .folder || hidden || !isEditorsOwn(entryName) else { continue }
      entries.append(Entry(name: entryName, kind: kind))
    }
    return (entries, faults)
  }

  /// The regular files below a folder by their paths from there, in no certain order.
  ///
  /// - Throws: a diagnostic if there is anything else than files and folders, too.
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

  /// The names in a folder as the system has them, in the order of their bytes.
  ///
  /// - Parameter path: with a zero byte at its end.
  static func names(in path: [CChar], shownAs name: String) throws(Diagnostic) -> [[UInt8]] {
    guard let folder = opendir(path) else { throw failure("cannot be read", name) }
    defer { closedir(folder) }
    var names: [[UInt8]] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else { break }
      let bytes = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        let start = UnsafeRawPointer(pointer).assumingMemoryBound(to: UInt8.self)
        return Array(UnsafeBufferPointer(start: start, count: strlen(UnsafePointer(OpaquePointer(start)))))
      }
      if bytes != [UInt8(ascii: ".")], bytes != Array("..".utf8) { names.append(bytes) }
    }
    guard errno == 0 else { throw failure("cannot be read", name) }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Nil if it is gone since it was listed.
  private static func kind(of path: String, shownAs name: String) throws(Diagnostic) -> Entry.Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw failure("cannot be read", name)
    }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  /// Whether a name is that of a file which an editor leaves beside the one that is edited: `draft.md~`, `#draft.md#`,
  /// `draft.md.swp`, vim's `4913`.
  static func isEditorsOwn(_ name: String) -> Bool {
    name.hasSuffix("~") || name.hasPrefix("#") && name.hasSuffix("#") || name.hasSuffix(".swp")
      || name.hasSuffix("___") || name == "4913"
  }

  /// A name as messages show it: bytes that are not UTF-8 as in `caf\xE9`.
  static func escaped(_ name: [UInt8]) -> String {
    var (text, index) = ("", 0)
    while index < name.count {
      // A scalar has one to four bytes.
      let scalar = (1...4).lazy.compactMap { length in
        index + length <= name.count ? String(validating: name[index..<(index + length)], as: UTF8.self) : nil
      }.first
      if let scalar {
        text += scalar
        index += scalar.utf8.count
      } else {
        let digits = String(name[index], radix: 16, uppercase: true)
        text += digits.count < 2 ? "\\x0" + digits : "\\x" + digits
        index += 1
      }
    }
    return text
  }
}
