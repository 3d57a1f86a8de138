package import Diagnostics
package import FrontMatter
package import Policies

/// What the front matter of a page says of its time and its place on the site.
package struct PageMatter: Sendable {
  /// A page's name in the menu.
  package enum MenuName: Sendable {
    case title
    case words(String)
  }

  /// The day that lists show.
  package let date: CalendarDate?
  /// The first day on which the page is built: `publish`, else `date`.
  package let publish: CalendarDate?
  /// The first day on which it is no longer built.
  package let expires: CalendarDate?
  package let isDraft: Bool
  package let tags: [FieldReader.Located<String>]
  /// Addresses at which the page stood before.
  package let aliases: [FieldReader.Located<String>]
  /// Nil if the page has no place in the menu by itself.
  package let menu: MenuName?
  /// Its place among its siblings in menus and lists, small ones first; those without one come last.
  package let weight: Int?
  /// Whether the page of a folder lists the pages in it.
  package let listsPages: Bool

  package init(_ fields: inout FieldReader) {
    date = fields.date("date")
    publish = fields.date("publish") ?? date
    expires = fields.date("expires")
    isDraft = fields.flag("draft") ?? false
    tags = fields.texts("tags")
    aliases = fields.texts("aliases")
    weight = fields.wholeNumber("weight", in: -10_000...10_000)
    listsPages = fields.flag("list-pages") ?? true
    switch fields.text("menu") {
    case nil, "false": menu = nil
    case "true": menu = .title
    case let words?: menu = .words(words)
    }
    if let publish, let expires, expires <= publish {
      fields.report(
        "page-never", "the page expires on \(expires), before it is first built on \(publish)", at: fields.position,
        advice: "give it a later 'expires'")
    }
  }

  /// Why the page is not built; nil if it is.
  package func omission(on day: CalendarDate, includesDrafts: Bool) -> OmittedPage? {
    if isDraft, !includesDrafts { return .draft }
    if let publish, publish > day { return .scheduled(publish) }
    if let expires, expires <= day { return .expired(expires) }
    return nil
  }
}

/// Why a page that is in the content is not on the site.
package enum OmittedPage: Sendable {
  case draft
  case scheduled(CalendarDate)
  case expired(CalendarDate)

  /// What the author is told, so that no page is missing silently.
  package func note(on file: SourceFile) -> Diagnostic {
    switch self {
    case .draft:
      Diagnostic(
        .note, "page-draft", "is a draft and is not built", path: file.path,
        advice: "--drafts builds it; take out 'draft: true' to publish it")
    case .scheduled(let day):
      Diagnostic(
        .note, "page-scheduled", "is not built before \(day)", path: file.path,
        advice: "--as-of \(day) shows it; build again on that day")
    case .expired(let day):
      Diagnostic(
        .note, "page-expired", "is not built since \(day)", path: file.path,
        advice: "remove the file, or give it a later 'expires'")
    }
  }
}
