import Comparison
import Diagnostics
import Disclosure
import Markdown
package import Policies
import SitePaths
import Words

/// The changes of a policy as Atom (RFC 4287) and JSON Feed 1.1: versions that readers may read by the day of the
/// build, newest first. A version with only cosmetic changes is no news, unless its author says what changed; nor is one
/// that only follows a change of the archive's tools. A site may want them all the same.
package struct PolicyFeed {
  private struct Entry {
    let address: String
    let title: String
    let summary: String
    /// RFC 3339.
    let updated: String
  }

  private let policy: Policy
  private let context: SiteContext
  private let entries: [Entry]
  private let title: String
  private static let most = 50

  package init(_ policy: Policy, _ summaries: [VersionSummary], _ context: SiteContext) {
    self.policy = policy
    self.context = context
    let words = context.words(in: policy.settings.language)
    title = words(.changesOfPolicy, .title(policy.title))
    let paths = PolicyPaths(policy.id)
    entries = summaries.indices.reversed().compactMap { index -> Entry? in
      let (summary, version) = (summaries[index], summaries[index].version)
      guard let day = version.dates.published ?? version.date, day <= context.asOf else { return nil }
      if version.isTechnicalUpgrade, !context.feedExtras.contains(.technicalUpgrade) { return nil }
      if let change = summary.change, change.verdict != .substantive, version.summary == nil,
        !context.feedExtras.contains(.cosmetic)
      {
        return nil
      }
      let redline =
        index > 0 ? context.knownAddress(of: paths.redline(summaries[index - 1].version.id, version.id)) : nil
      return Entry(
        address: redline ?? context.address(of: paths.version(version.id)),
        title: words(
          version.isCaptured ? .entryOfCapture : .entryOfVersion, .title(policy.title),
          .version(words.name(of: version))),
        summary: Self.summary(summary, words), updated: "\(day)T00:00:00Z")
    }.prefix(Self.most).map { $0 }
  }

  private static func summary(_ summary: VersionSummary, _ words: Phrases) -> String {
    var sentences: [String] = summary.version.summary.map { [$0] } ?? []
    if let effective = summary.version.dates.effective { sentences.append(words(.takesEffect, .day(effective))) }
    if let change = summary.change {
      let counts = words.list(of: change.counts)
      sentences.append(counts.isEmpty ? words(.textUnchanged) : words(.changesListed, .words("changes", counts)))
      for (phrase, domains) in [
        (Phrase.linksNowAlso, change.destinations.gained), (.linksNoMore, change.destinations.lost),
      ] where !domains.isEmpty {
        sentences.append(words(phrase, .words("domains", words.series(domains.map(words.isolated)))))
      }
    } else {
      sentences.append(words(.firstVersion))
    }
    return sentences.joined(separator: " ")
  }

  private var updated: String { entries.map(\.updated).max() ?? "\(context.asOf)T00:00:00Z" }
  private var author: String { policy.settings.owner ?? context.publisher ?? context.title }

  package func atom() -> [UInt8] {
    let paths = PolicyPaths(policy.id)
    var xml = HTMLBuffer(capacity: 8_192)
    xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n")
    element("id", context.address(of: paths.atomFeed), &xml)
    element("title", title, &xml)
    element("updated", updated, &xml)
    xml.raw("<author>")
    element("name", author, &xml)
    xml.raw("</author>\n")
    link("self", "application/atom+xml", context.address(of: paths.atomFeed), &xml)
    link("alternate", "text/html", context.address(of: paths.history), &xml)
    for entry in entries {
      xml.raw("<entry>\n")
      element("id", entry.address, &xml)
      element("title", entry.title, &xml)
      element("published", entry.updated, &xml)
      element("updated", entry.updated, &xml)
      element("summary", entry.summary, &xml)
      link("alternate", "text/html", entry.address, &xml)
      xml.raw("</entry>\n")
    }
    xml.raw("</feed>\n")
    return xml.bytes
  }

  private func element(_ name: String, _ text: String, _ xml: inout HTMLBuffer) {
    xml.raw("<\(name)>")
    xml.text(XMLText.harmless(text))
    xml.raw("</\(name)>\n")
  }

  private func link(_ rel: String, _ type: String, _ address: String, _ xml: inout HTMLBuffer) {
    xml.raw("<link rel=\"\(rel)\" type=\"\(type)\" href=\"")
    xml.text(address)
    xml.raw("\"/>\n")
  }

  package func json() -> [UInt8] {
    struct Author: Encodable {
      let name: String
    }
    struct Item: Encodable {
      let id: String
      let url: String
      let title: String
      let contentText: String
      let datePublished: String
      let dateModified: String
      enum CodingKeys: String, CodingKey {
        case id, url, title
        case contentText = "content_text"
        case datePublished = "date_published"
        case dateModified = "date_modified"
      }
    }
    struct Feed: Encodable {
      let version = "https://jsonfeed.org/version/1.1"
      let title: String
      let homePageURL: String
      let feedURL: String
      let language: String
      let authors: [Author]
      let items: [Item]
      enum CodingKeys: String, CodingKey {
        case version, title
        case homePageURL = "home_page_url"
        case feedURL = "feed_url"
        case language, authors, items
      }
    }
    let paths = PolicyPaths(policy.id)
    return JSONText.encode(
      Feed(
        title: title, homePageURL: context.address(of: paths.history),
        feedURL: context.address(of: paths.jsonFeed), language: policy.settings.language ?? context.language,
        authors: [Author(name: author)],
        items: entries.map {
          Item(
            id: $0.address, url: $0.address, title: $0.title, contentText: $0.summary, datePublished: $0.updated,
            dateModified: $0.updated)
        }))
  }
}

/// Text for XML 1.0, which cannot hold most control characters, not even escaped.
enum XMLText {
  static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isForbidden) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isForbidden($0) }))
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...8, 0xB, 0xC, 0xE...0x1F, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
