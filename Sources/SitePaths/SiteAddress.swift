import Codings

/// An address inside a site as somebody wrote it on one of its pages: `/privacy/`, `../terms/#fees`, `a%20b.pdf`. The only
/// place that says which file such an address names.
package struct SiteAddress: Sendable {
  /// The names of folders and file, decoded, without `.`; `..` stays. Empty where only a fragment or a query is given.
  private let parts: [String]
  /// Whether it starts at the root of the site, and not at the page.
  package let isRooted: Bool
  /// Whether it ends with a slash, and so names a folder.
  private let isFolder: Bool
  /// The query and the fragment as they were written, with their signs.
  package let ending: String
  /// The fragment, decoded, without its sign; nil where there is none. Empty for the top of the page.
  package let fragment: String?

  /// Nil where no file can have the address: a name in it is no UTF-8, or has a slash or a zero byte in it.
  ///
  /// - Parameter address: without scheme and host.
  package init?(_ address: some StringProtocol) {
    let path = address.prefix { $0 != "#" && $0 != "?" }
    ending = String(address[path.endIndex...])
    let fragment = address.firstIndex(of: "#").map { address[address.index(after: $0)...] }
    self.fragment = fragment.map { PercentCoding.text(decoding: $0) ?? String($0) }
    // Browsers take a backslash for a slash.
    let names = path.split(omittingEmptySubsequences: true) { $0 == "/" || $0 == "\\" }
    isRooted = path.first.map { $0 == "/" || $0 == "\\" } ?? false
    var parts: [String] = []
    var isFolder = path.last.map { $0 == "/" || $0 == "\\" } ?? false
    for name in names {
      guard let part = PercentCoding.text(decoding: name), !part.contains("/"), !part.utf8.contains(0) else {
        return nil
      }
      if part != "." { parts.append(part) }
      isFolder = isFolder || name.endIndex == path.endIndex && (part == "." || part == "..")
    }
    self.parts = parts
    self.isFolder = isFolder
  }

  /// Whether it names the page that it is written on.
  package var isOfSamePage: Bool { parts.isEmpty && !isRooted && !isFolder }

  /// The files that it can name on a page, most likely first; none where it leads out of the site.
  package func candidates(from page: SitePath) -> [SitePath] {
    if isOfSamePage { return [page] }
    var folders = isRooted ? [] : page.description.split(separator: "/").dropLast().map(String.init)
    for part in parts {
      if part != ".." {
        folders.append(part)
      } else if folders.popLast() == nil {
        return []
      }
    }
    let path = folders.joined(separator: "/")
    return isFolder || path.isEmpty ? [.page(path)] : [SitePath(path), .page(path)]
  }
}
