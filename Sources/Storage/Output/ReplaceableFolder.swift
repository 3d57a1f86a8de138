import CExchange
import Diagnostics
import Foundation

/// What is at the path of the output, and whether a build may take its place.
enum ReplaceableFolder {
  /// Nothing is there.
  case missing
  /// A folder that Codicil made, or an empty one.
  case replaceable
  /// Something that nobody may replace, and why.
  case foreign(Diagnostic)

  /// Looks at a path without following a link.
  ///
  /// - Parameter path: without links in the folders before its last part.
  init(at path: String, shownAs name: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      self = errno == ENOENT ? .missing : .foreign(Files.failure("cannot be looked at", name))
      return
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      self = .foreign(Self.refusal("the output is a file", "name a folder, or move the file away", name))
      return
    }
    do throws(Diagnostic) {
      let names = try Files.names(in: Array(path.utf8CString), shownAs: name)
      let ignored = Array(".gitignore".utf8)
      let isOwn = names.contains(Array(OutputFolder.marker.utf8)) || names.allSatisfy { $0 == ignored }
      self =
        isOwn
        ? .replaceable
        : .foreign(
          Self.refusal("the folder contains files that Codicil did not write", "name an empty or a new folder", name))
    } catch {
      // Nobody knows what is in it.
      self = .foreign(error)
    }
  }

  /// Refuses what a build must never replace, before anything is built.
  ///
  /// - Parameters:
  ///   - path: without links.
  ///   - content: the path of the sources without links.
  static func check(_ path: String, content: String, shownAs name: String) throws(Diagnostic) {
    if path == "/" {
      throw refusal("the root of the file system cannot be the output folder", "name a folder for the site", name)
    }
    if path == content || content.hasPrefix(path + "/") {
      throw refusal("the output folder contains the content", "name a folder beside it", name)
    }
    if path.hasPrefix(content + "/") {
      throw refusal("the output folder lies inside the content", "name a folder beside it", name)
    }
    if case .foreign(let problem) = Self(at: path, shownAs: name) { throw problem }
    if isMountPoint(path) {
      throw refusal(
        "a file system is mounted at the output folder, so another folder cannot take its place",
        "name a folder inside it, as in --output \(name)/site", name)
    }
  }

  private static func isMountPoint(_ path: String) -> Bool {
    let answer = codicil_is_mount_point(path)
    if answer >= 0 { return answer == 1 }
    // An old system says no more than which device each is on.
    var (own, outer) = (stat(), stat())
    return lstat(path, &own) == 0 && lstat(Files.parts(of: path).folder, &outer) == 0 && own.st_dev != outer.st_dev
  }

  static func refusal(_ message: String, _ advice: String, _ path: String) -> Diagnostic {
    Diagnostic(.error, "output-path", message, path: path, advice: advice)
  }
}
