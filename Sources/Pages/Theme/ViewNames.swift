/// All names that templates may use, by layout.
enum ViewNames {
  /// Nil for a block, whose schema lists its names.
  static func known(in path: String) -> Set<String>? {
    if path.hasPrefix("blocks/") { return nil }
    if path.hasPrefix("partials/") { return all }
    return layouts[path].map { path == "layouts/page.html" ? $0 : $0.union(["has_links", "links"]) }
  }

  private static let all = layouts.values.reduce(into: chrome) { $0.formUnion($1) }.union([
    "actions", "links", "has_links",
  ])

  private static let chrome: Set<String> = [
    "site_title", "home", "menu", "label", "href", "current", "publisher", "ledger", "policies", "title", "as_of",
    "as_of_iso", "generator", "all_policies", "items", "has_items", "within", "place", "search",
  ]

  private static let surroundings: Set<String> = [
    "search", "name", "has_trail", "trail", "label", "href", "dates", "iso", "text", "has_tags", "tags", "has_pages",
    "pages", "title",
  ]

  private static let layouts: [String: Set<String>] = [
    "layouts/page.html": [
      "language", "direction", "title", "description", "canonical", "og_type", "og_image", "site_title", "kind",
      "robots",
      "feeds", "href", "type", "style", "script", "favicon", "json_ld", "header", "footer", "content",
    ],
    "layouts/search.html": ["title", "intro", "index", "list"],
    "layouts/policy.html": [
      "search", "name", "policy", "standing", "year",
      "title", "kind_label", "status", "banner", "tone", "text", "link", "changes", "href", "label", "dates", "iso",
      "summary",
      "provenance", "source", "captured", "archive", "digest", "check", "commit", "converter", "has_lineage", "repairs",
      "count",
      "nav", "rel", "current",
      "older",
      "newer",
      "contents", "has_contents", "body",
    ],
    "layouts/history.html": [
      "title", "policy_href", "compare", "sections", "years", "anchor", "intro", "in_force", "redline", "versions",
      "label", "iso",
      "href",
      "status",
      "status_label", "dates", "text",
      "summary", "words", "reading_grade", "third_parties", "gained", "lost", "domain", "change", "verdict",
      "verdict_label", "counts", "count", "kind", "plot", "has_plot", "feeds", "check",
    ],
    "layouts/redline.html": [
      "title", "policy_title", "policy_href", "history_href", "compare", "older", "newer", "label", "href", "text",
      "verdict",
      "verdict_label", "counts", "kind", "count", "gained", "lost", "domain", "has_destinations", "coarse", "markers",
      "previous", "next", "body",
    ],
    "layouts/compare.html": [
      "title", "policy_title", "policy_href", "history_href", "intro", "command", "columns", "rows", "cells", "id",
      "label",
      "iso", "href", "verdict", "changes", "from", "to", "text", "is_matrix", "redline", "none",
    ],
    "layouts/sections.html": [
      "title", "policy_title", "policy_href", "history_href", "intro", "years", "label", "href", "current", "signs",
      "kind",
      "count", "grid",
    ],
    "layouts/ledger.html": [
      "title", "intro", "destinations", "domain", "name", "href", "relationship", "policies", "pages", "learns",
      "contacts",
      "text", "empty", "list_date", "sections", "heading", "shared", "sent", "feeds", "label",
    ],
    "layouts/destination.html": [
      "title", "name", "organisation", "relationship", "privacy_policy", "note", "ledger_href", "learns", "text",
      "sections", "heading", "groups", "href", "addresses", "label", "when", "kind_note",
    ],
    "layouts/marketing.html": surroundings.union(["title", "blocks"]),
    "layouts/text.html": surroundings.union(["title", "contents", "has_contents", "body"]),
    "layouts/listing.html": surroundings.union(["title", "intro"]),
    "layouts/redirect.html": ["language", "title", "label", "canonical", "href", "style", "script"],
    "layouts/policies.html": [
      "title", "intro", "policies", "href", "kind_label", "status_text", "versions", "history_href", "iso",
    ],
    "layouts/clauses.html": ["title", "policy_title", "policy_href", "standing", "departed", "has_departed"],
    "layouts/checking.html": [
      "title", "lock", "example", "id", "address", "policies", "href", "state", "key", "fingerprint", "file",
      "signature",
    ],
    "layouts/not-found.html": ["title", "text", "home", "policies", "href"],
  ]
}
