import Diagnostics
package import Disclosure
import Foundation
import Markdown
import Policies
import SitePaths
import Words

/// The ledger as data: `ledger.json` and `ledger.csv`, schema version 1.
///
/// `destinations` by domain, third parties first: `kind` (`third-party`, `first-party`); `hosts`; what the catalogue
/// says (`name`, `organisation`, `relationship`, `privacyPolicy`, `affiliate`, `note`); `standing` (`current`,
/// `upcoming`, `archived`: the most present of its links); `learns`, in sentences of the site's language; `url` of its page; and its `links`.
/// A link has `address` and `text` as pages emit them; `use` (`link`, `load`); `standing`; `referrer` (`nothing`,
/// `origin`, `full-address`: the most that learns of the page); `carries`, names of parameters; `plainHTTP`;
/// `affiliate`; `misleading`, the host that its text names; `policy` with `firstVersion` and `lastVersion`, or none;
/// `page`, the address of the last page that has it; and `pages`, how many do. `contacts` are mail addresses and
/// telephone numbers.
///
/// The CSV (RFC 4180) has a row for each link.
package struct LedgerData {
  private struct Document: Encodable {
    let schema = 1
    let site: String
    let url: String
    let asOf: String
    let referrerPolicy: String
    let publicSuffixList: String?
    let destinations: [Destination]
    let contacts: [Contact]
  }

  private struct Destination: Encodable {
    let domain: String
    let kind: String
    let hosts: [String]
    let name: String?
    let organisation: String?
    let relationship: String?
    let privacyPolicy: String?
    let affiliate: Bool
    let note: String?
    let standing: String
    let learns: [String]
    let url: String?
    let links: [Link]
  }

  private struct Link: Encodable {
    let address: String
    let text: String
    let use: String
    let standing: String
    let referrer: String
    let carries: [String]
    let plainHTTP: Bool
    let affiliate: Bool
    let misleading: String?
    let policy: String?
    let firstVersion: String?
    let lastVersion: String?
    let page: String
    let pages: Int
  }

  private struct Contact: Encodable {
    let kind: String
    let value: String
  }

  private let document: Document

  package init(_ ledger: LedgerEntries, _ context: SiteContext) {
    document = Document(
      site: context.title, url: context.address(of: LedgerPaths.ledger), asOf: context.asOf.description,
      referrerPolicy: context.classifier.policy.rawValue, publicSuffixList: DomainList.listDate,
      destinations: ledger.destinations.map { Self.destination($0, kind: "third-party", context) }
        + ledger.firstPartyDestinations.map { Self.destination($0, kind: "first-party", context) },
      contacts: ledger.mailContacts.map { Contact(kind: "mail", value: $0.domain) }
        + ledger.phoneContacts.map { Contact(kind: "phone", value: $0.domain) })
  }

  private static func destination(_ entry: DestinationEntry, kind: String, _ context: SiteContext) -> Destination {
    let known = entry.entry
    return Destination(
      domain: entry.domain, kind: kind, hosts: entry.hosts, name: known?.name, organisation: known?.organisation,
      relationship: known?.relationship, privacyPolicy: known?.privacyPolicy, affiliate: entry.isAffiliate,
      note: known?.note, standing: entry.standing.rawValue, learns: context.words().sentences(entry.learns),
      url: kind == "third-party" ? context.address(of: LedgerPaths.destination(entry.domain)) : nil,
      links: entry.occurrences.map { link($0, context) })
  }

  private static func link(_ occurrence: DestinationEntry.Occurrence, _ context: SiteContext) -> Link {
    let link = occurrence.link
    return Link(
      address: link.address, text: link.label.split(whereSeparator: \.isWhitespace).joined(separator: " "),
      use: link.isEmbed ? "load" : "link", standing: occurrence.standing.rawValue, referrer: word(for: link.referrer),
      carries: link.carries, plainHTTP: link.isPlainHTTP, affiliate: link.isAffiliate, misleading: link.misleading,
      policy: occurrence.page.policy, firstVersion: occurrence.page.version, lastVersion: occurrence.lastPage.version,
      page: context.address(of: SitePath(occurrence.lastPage.path)), pages: occurrence.pageCount)
  }

  static func word(for referrer: Referrer) -> String {
    switch referrer {
    case .nothing: "nothing"
    case .origin: "origin"
    case .fullAddress: "full-address"
    }
  }

  // MARK: Formats

  package func json() -> [UInt8] { JSONText.encode(document) }

  package func csv() -> [UInt8] {
    var csv: [UInt8] = []
    func add(_ fields: [String]) {
      csv += fields.map(Self.quoted).joined(separator: ",").utf8
      csv += "\r\n".utf8
    }
    add([
      "domain", "kind", "name", "organisation", "relationship", "address", "text", "use", "standing", "referrer",
      "carries", "plain_http", "affiliate", "misleading", "policy", "first_version", "last_version", "page", "pages",
    ])
    for destination in document.destinations {
      for link in destination.links {
        add([
          destination.domain, destination.kind, destination.name ?? "", destination.organisation ?? "",
          destination.relationship ?? "", link.address, link.text, link.use, link.standing, link.referrer,
          link.carries.joined(separator: " "), "\(link.plainHTTP)", "\(link.affiliate)", link.misleading ?? "",
          link.policy ?? "", link.firstVersion ?? "", link.lastVersion ?? "", link.page, "\(link.pages)",
        ])
      }
    }
    return csv
  }

  /// A field in quotes where it needs them. What a spreadsheet would take for a formula is led by an apostrophe: texts
  /// may have been captured elsewhere.
  private static func quoted(_ field: String) -> String {
    let isFormula = field.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    let field = isFormula ? "'" + field : field
    guard field.utf8.contains(where: { "\",\r\n".utf8.contains($0) }) else { return field }
    return "\"\(field.replacing("\"", with: "\"\""))\""
  }
}
