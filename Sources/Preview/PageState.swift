import Diagnostics
import Site

/// What the preview's script learns of the page it is in.
struct PageState: Encodable, Equatable {
  struct Problem: Encodable, Equatable {
    let severity: String
    /// With place, excerpt and caret.
    let text: String
  }

  struct Link: Encodable, Equatable {
    let label: String
    let href: String
  }

  /// What a page must have been loaded as, or it is loaded again.
  let page: String
  let styles: [String]
  let problems: [Problem]
  /// Whether the problems keep the site from being built, and the last good pages are shown.
  let failed: Bool
  let headline: String
  let title: String
  let status: String?
  let links: [Link]

  /// - Parameters:
  ///   - site: the last good site; nil if there was none yet.
  ///   - path: the page's address, percent-encoded.
  init(of path: String, in site: ServedSite?, _ diagnostics: [Diagnostic]) {
    let mark = site?.mark(of: path)
    page = mark?.page ?? Self.noSite
    styles = mark?.styles ?? []
    failed = diagnostics.hasErrors
    let order: [Severity] = [.error, .warning, .note]
    problems = order.flatMap { severity in diagnostics.filter { $0.severity == severity } }.prefix(50).map {
      Problem(severity: $0.severity.rawValue, text: DiagnosticText(colour: false).render($0))
    }
    headline = Self.headline(diagnostics)
    let file = site?.file(at: path) ?? ""
    let outlines = site?.build.policies ?? []
    let own = outlines.first { $0.statuses[file] != nil || $0.places.contains { $0.path == file } }
    title = own?.title ?? "Preview"
    status = own?.statuses[file]
    let places =
      own.map { $0.places.map { ($0.label, $0.path) } }
      ?? outlines.compactMap { outline in
        outline.places.dropFirst().last.map { ("\(outline.title): \($0.label)", $0.path) }
      }
    links = places.prefix(8).map { label, path in Link(label: label, href: site?.address(of: path) ?? path) }
  }

  /// The mark of the page that is shown before there is a site.
  static let noSite = "none"

  var json: [UInt8] { JSONText.encode(self, isPretty: false) }

  /// `2 errors, 1 warning`.
  static func headline(_ diagnostics: [Diagnostic]) -> String {
    [Severity.error, .warning, .note].compactMap { severity in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }.joined(separator: ", ")
  }
}
