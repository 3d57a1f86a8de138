/// A line of the ledger: one destination, who it is, what it learns and where links lead to it.
package struct DestinationEntry: Sendable {
  /// One link on a page, or in a run of a policy's versions.
  package struct Occurrence: Hashable, Sendable {
    package let link: LinkOut
    /// The page (of the first version) that has the link.
    package let page: PageReference
    /// The page of the last version that has it; equals `page` outside policies.
    package let lastPage: PageReference
    /// How many pages have it.
    package let pageCount: Int
    package let standing: LinkPeriod

    package var label: String { link.label }
    package var address: String { link.address }
  }

  /// The links in the versions of one policy.
  package struct PolicyUse: Hashable, Sendable {
    package let policy: String
    /// The first version that leads to the destination.
    package let since: PageReference
    /// The last version that leads there, where the latest version does not; nil where it does.
    package let until: PageReference?
    package let occurrences: [Occurrence]
  }

  /// The links on one page that shows no version of a policy.
  package struct PageUse: Hashable, Sendable {
    package let page: PageReference
    package let occurrences: [Occurrence]
  }

  /// Everything that leads there, in the order of pages, addresses and labels.
  package let occurrences: [Occurrence]
  /// The most present of the links.
  package let standing: LinkPeriod

  /// The registrable domain; for contacts the e-mail address or number.
  package let domain: String
  /// The hosts that links name, sorted; empty for contacts.
  package let hosts: [String]
  /// Where the catalogue describes the domain, or else the first of the hosts it describes.
  package let entry: Catalogue.Entry?
  package let policies: [PolicyUse]
  package let pages: [PageUse]
  /// What the destination learns.
  package let learns: [Exposure]
  /// Whether any of the links is an affiliate link.
  package let isAffiliate: Bool
  /// The texts of links that name another host.
  package let misleading: [Occurrence]
}
