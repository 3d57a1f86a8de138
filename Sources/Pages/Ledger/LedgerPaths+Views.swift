import SitePaths
import Themes

extension LedgerPaths {
  /// Domains as a page lists them.
  static func views(of domains: [String], from page: SitePath) -> [View] {
    domains.map { View(["domain": $0, "href": destination($0).href(from: page)]) }
  }
}
