import Codings

/// The place of a file in the output: `privacy/versions/2025-01-15/index.html`. Never absolute, never with `..`.
package struct SitePath: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ path: String) { description = path }

  /// The page of a folder.
  package static func page(_ folder: String) -> SitePath {
    SitePath(folder.isEmpty ? "index.html" : folder + "/index.html")
  }

  /// How many folders it stands in.
  package var depth: Int { description.utf8.count { $0 == UInt8(ascii: "/") } }

  /// The outermost folder that contains it; nil at the root.
  package var folder: Substring? {
    description.utf8.firstIndex(of: UInt8(ascii: "/")).map { description[..<$0] }
  }

  /// The way to the root of the site, `../../` or nothing.
  package var rootPrefix: String { String(repeating: "../", count: depth) }

  /// The path as a part of an address: percent-encoded, whatever is in the names of files.
  private var encoded: String { PercentCoding.file.encode(description) }

  /// A page-relative address of this file, for a link in another. It names the file, so that it works from `file://`.
  package func href(from page: SitePath) -> String { page.rootPrefix + encoded }

  /// The same by the shortest way, for pages with thousands of links: without the folders that both files stand in.
  package func shortestHref(from page: SitePath) -> String {
    let own = description.split(separator: "/")
    let shared = zip(own.dropLast(), page.description.split(separator: "/").dropLast()).prefix { $0 == $1 }.count
    return String(repeating: "../", count: page.depth - shared)
      + PercentCoding.file.encode(own.dropFirst(shared).joined(separator: "/"))
  }

  /// The part of its public address after the base URL, percent-encoded: a folder's page is the folder.
  package var publicPath: String {
    if description == "index.html" { return "" }
    return description.hasSuffix("/index.html") ? String(encoded.dropLast("index.html".count)) : encoded
  }

  /// Whether it is the page of a folder that the other stands in. The home page encloses none.
  package func encloses(_ other: SitePath) -> Bool {
    let folder = description.utf8.dropLast("index.html".utf8.count)
    return description != other.description && !folder.isEmpty && description.hasSuffix("/index.html")
      && other.description.utf8.starts(with: folder)
  }

  /// The pages of the folders that a page stands in, outermost first, without the home page; they need not exist.
  package var enclosingPages: [SitePath] {
    let folders = description.split(separator: "/").dropLast(description.hasSuffix("/index.html") ? 2 : 1)
    return folders.indices.map { SitePath.page(folders[...$0].joined(separator: "/")) }
  }

  package static func < (a: SitePath, b: SitePath) -> Bool { a.description < b.description }
}
