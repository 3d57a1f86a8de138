package import Policies

/// The addresses of the pages and files of a policy.
package struct PolicyPaths: Sendable {
  /// The folder that contains them: `privacy`, and `de/privacy` for a translation.
  private let folder: String
  package init(_ id: Policy.ID) { self.folder = (id.language.map { $0 + "/" } ?? "") + id.name }

  package var current: SitePath { .page(folder) }
  package var history: SitePath { .page("\(folder)/versions") }
  package var atomFeed: SitePath { SitePath("\(folder)/feed.xml") }
  package var jsonFeed: SitePath { SitePath("\(folder)/feed.json") }

  /// The feeds as the head of a page names them.
  package func feeds(titled title: String) -> [(path: SitePath, type: String, title: String)] {
    [(atomFeed, "application/atom+xml", title), (jsonFeed, "application/feed+json", title)]
  }

  package var historyData: SitePath { SitePath("\(folder)/history.json") }
  package func version(_ version: Version.ID) -> SitePath { .page("\(folder)/versions/\(version)") }
  /// The snapshot's file under the name that the lock has for it.
  package func source(_ version: Version.ID) -> SitePath { SitePath("\(folder)/versions/\(version).md") }
  package var lock: SitePath { SitePath("\(folder)/versions/\(SnapshotLock.fileName)") }
  package var signature: SitePath { SitePath("\(folder)/versions/\(SnapshotLock.signatureName)") }
  package var compare: SitePath { .page("\(folder)/compare") }
  /// Which sections changed in which version.
  package var sections: SitePath { .page("\(folder)/sections") }
  package func sections(of year: Int) -> SitePath { .page("\(folder)/sections/\(year)") }
  package var timeMap: SitePath { SitePath("\(folder)/timemap.link") }
  /// Every clause with an address that stays.
  package var clauses: SitePath { .page("\(folder)/clauses") }
  package var draft: SitePath { .page("\(folder)/draft") }
  package func redline(_ old: Version.ID, _ new: Version.ID) -> SitePath { .page("\(folder)/changes/\(old)-to-\(new)") }

  /// The redline of a version, by its place, with the one in force; nil for that one itself, and where none is.
  package func redlineWithCurrent(of policy: Policy, _ index: Int, on day: CalendarDate) -> SitePath? {
    guard let current = policy.indexOfCurrent(on: day), current != index else { return nil }
    return redline(policy.versions[min(index, current)].id, policy.versions[max(index, current)].id)
  }
}
