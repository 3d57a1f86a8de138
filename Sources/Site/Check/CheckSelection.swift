import Content
package import Diagnostics
import Policies
import Storage

/// The part of a site that somebody wants to hear of.
package struct CheckSelection: Sendable {
  /// Files and folders as diagnostics name them; all of the site if there are none.
  private let places: [String]

  /// - Parameter names: policies, or paths of files and folders of the content folder.
  /// - Throws: `policy-unknown` for a name that is neither.
  package init(_ names: [String], of site: Site) throws(Diagnostic) {
    var places: [String] = []
    let ids = site.policies.map(\.policy.id.description)
    for name in names {
      if ids.contains(name) {
        places += ["\(site.options.content)/policies/\(name)", "\(site.options.content)/policies/\(name).md"]
      } else if let place = site.shownPath(of: name) {
        places.append(place)
      } else {
        let guess = Suggestion.nearest(to: name, among: ids)
        throw Diagnostic(
          .error, "policy-unknown", "there is no policy, and no file of the site, '\(name)'",
          advice: guess.map { "did you mean '\($0)'?" } ?? "policies: \(ids.joined(separator: ", "))")
      }
    }
    self.places = places
  }

  package func holds(_ path: String) -> Bool {
    places.isEmpty || places.contains { path == $0 || path.hasPrefix($0 + "/") }
  }

  package func holds(_ diagnostic: Diagnostic) -> Bool { diagnostic.path.map(holds) ?? places.isEmpty }
}

extension Site {
  /// How diagnostics name a file or folder of the content folder; nil if it is none.
  func shownPath(of path: String) -> String? {
    guard Files.exists(path) else { return nil }
    let real = Files.realPath(path)
    if real == content.root { return options.content }
    return real.hasPrefix(content.root + "/") ? options.content + real.dropFirst(content.root.count) : nil
  }
}
