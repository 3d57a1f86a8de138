import Diagnostics
import FrontMatter
import Pages
import SitePaths

/// The addresses at which pages stood before, as `aliases:` list them.
struct Redirects {
  private(set) var pages: [RedirectPage] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Claims the old addresses of a page.
  ///
  /// - Parameter file: where they are written.
  mutating func add(
    _ aliases: [FieldReader.Located<String>], to target: SitePath, title: String, in file: SourceFile,
    _ claims: inout PathClaims
  ) {
    for alias in aliases {
      guard let path = Self.path(of: alias.value) else {
        diagnostics.append(
          Diagnostic(
            .error, "alias-invalid", "'\(alias.value)' is no old address of this site", in: file, at: alias.position,
            marking: alias.value, advice: "write it from the site's root, without a query, as in /old/page/"))
        continue
      }
      if let taken = claims.source(of: path) {
        diagnostics.append(
          Diagnostic(
            .error, "alias-taken", "'\(alias.value)' is the address of what is made from \(taken)", in: file,
            at: alias.position, marking: alias.value, advice: "take the alias out, or rename the other"))
        continue
      }
      claims.add(path, from: file.path)
      pages.append(RedirectPage(at: path, to: target, title: title))
    }
  }

  /// The file that answers at an address; nil if it is none, or not one of a folder of plain files.
  private static func path(of address: String) -> SitePath? {
    let parts = address.split(separator: "/", omittingEmptySubsequences: true)
    let isPlain = parts.allSatisfy { part in
      part.first != "."
        && part.utf8.allSatisfy { byte in
          UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
            || "-_.~".utf8.contains(byte)
        }
    }
    guard address.hasPrefix("/"), !address.contains("//"), isPlain, let last = parts.last else { return nil }
    let path = parts.joined(separator: "/")
    let isFile = !address.hasSuffix("/") && [".html", ".htm"].contains { last.hasSuffix($0) }
    return isFile ? SitePath(path) : .page(path)
  }
}
