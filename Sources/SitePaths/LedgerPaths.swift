/// The addresses of the ledger's pages and files.
package enum LedgerPaths {
  package static let ledger = SitePath.page("links")
  package static let json = SitePath("links/ledger.json")
  package static let csv = SitePath("links/ledger.csv")

  /// A domain is a host in ASCII; an IPv6 address holds colons, which a file name on some hosts may not.
  package static func destination(_ domain: String) -> SitePath {
    .page("links/" + domain.replacing(":", with: "-").filter { $0 != "[" && $0 != "]" })
  }
}
