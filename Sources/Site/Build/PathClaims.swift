import Diagnostics
import Pages
import SitePaths

/// Every file that a build will write, and what it is made from, before anything is rendered.
///
/// The pages of single destinations are the exception: they are below `links/`, which is kept for them, and are known
/// once all links are.
struct PathClaims {
  private(set) var diagnostics: [Diagnostic] = []
  private var sources: [SitePath: String] = [:]
  /// By lower-case path: some hosts do not tell them apart.
  private var folded: [String: SitePath] = [:]

  /// Takes a path for a source, or reports who has it already.
  ///
  /// - Parameter source: the path of the file it is made from, or a description of what makes it.
  @discardableResult
  mutating func add(_ path: SitePath, from source: String, yields: Bool = false) -> Bool {
    let key = path.description.lowercased()
    if let taken = folded[key] {
      if !yields {
        diagnostics.append(
          Diagnostic(
            .error, "path-collision",
            "would be published as \(path), which is already made from \(sources[taken] ?? "another file")",
            path: source, advice: "rename one of them"))
      }
      return false
    }
    folded[key] = path
    sources[path] = source
    return true
  }

  /// What a path is made from, if it is taken.
  func source(of path: SitePath) -> String? { folded[path.description.lowercased()].flatMap { sources[$0] } }

  var paths: Set<SitePath> { Set(sources.keys) }
}
