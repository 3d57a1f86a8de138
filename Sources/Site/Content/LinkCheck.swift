import Diagnostics
import Disclosure
import Pages

/// Links inside the site that lead to no page of it.
enum LinkCheck {
  static func broken(
    _ links: [LinkOut], on page: SitePath, in file: SourceFile, _ context: SiteContext
  ) -> [Diagnostic] {
    var seen: Set<String> = []
    return links.compactMap { link in
      guard link.destination == .sameSite, context.target(of: link.href, from: page) == nil,
        seen.insert(link.href).inserted
      else { return nil }
      let place = file.bytes.firstRange(of: Array(link.href.utf8)).map { file.position(ofByte: $0.lowerBound) }
      return Diagnostic(
        .error, "link-broken", "\"\(link.href)\" is no page of this site", in: file, at: place ?? .start,
        length: link.href.count, advice: "write the address of a page from the site's root, as in /privacy/")
    }
  }
}
