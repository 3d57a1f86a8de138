import Content
package import Diagnostics
package import Disclosure
import Links
package import Pages
import Policies
import SitePaths
import Storage
import Themes
import Words

extension Site {
  /// Where everything on the site leads.
  package struct Links: Sendable {
    package let ledger: LedgerEntries
    package let data: LedgerData
    /// What is wrong with the content, in reading order.
    package let diagnostics: [Diagnostic]
  }

  /// Where everything on the site leads, without building it.
  package func links() async -> Links {
    let readings = await readings(keepingTexts: false)
    let ledger = LedgerEntries(ledger(of: readings))
    return Links(
      ledger: ledger, data: LedgerData(ledger, context),
      diagnostics: exceptions.without(findings(in: readings, ledger)).sorted(by: Diagnostic.inReadingOrder))
  }

  /// Every text of the policies, read once.
  func readings(keepingTexts: Bool) async -> [PolicyReading] {
    await Parallel.map(policies, jobs: options.jobs) { PolicyReading($0, in: self, keepsTexts: keepingTexts) }
  }

  /// Everything that is found in reading the site and its texts.
  func findings(in readings: [PolicyReading], _ ledger: LedgerEntries) -> [Diagnostic] {
    found + readings.flatMap(\.diagnostics) + LedgerCheck(ledger, of: self).diagnostics
  }

  /// Where everything on the site leads.
  func ledger(of readings: [PolicyReading]) -> Ledger {
    var ledger = Ledger(catalogue: context.classifier.catalogue)
    for reading in readings { ledger.merge(reading.ledger) }
    addRest(to: &ledger)
    return ledger
  }

  /// Adds what belongs to no policy.
  func addRest(to ledger: inout Ledger) {
    for source in pages {
      let page = PageReference(path: source.page.path.description, title: source.page.title)
      ledger.add(source.rendered?.links ?? [], on: page)
    }
    for file in staticLinks { ledger.add(file.links, on: PageReference(path: file.target, title: file.target)) }
    addTheme(to: &ledger)
    addPrivacyPolicies(to: &ledger)
  }

  /// What a theme leads to is on many pages, and once in the ledger.
  private func addTheme(to ledger: inout Ledger) {
    let home = SitePath.page("").description
    ledger.add(context.theme.sharedLinks, on: PageReference(path: home, title: "Every page of this site"))
    for (layout, links) in context.theme.linksOfLayouts {
      ledger.add(links, on: PageReference(path: home, title: "Every page with the layout “\(layout)”"))
    }
  }

  /// The pages of destinations link to their privacy policies, which is a link like any other; one may lead to a
  /// destination that nothing else leads to.
  private func addPrivacyPolicies(to ledger: inout Ledger) {
    var done: Set<String> = []
    while true {
      let new = ledger.destinations(besides: done)
      if new.isEmpty { return }
      done.formUnion(new.map(\.domain))
      for destination in new {
        guard let link = DestinationPage.privacyPolicy(of: destination, context.classifier, context.words()) else {
          continue
        }
        let page = DestinationPage.reference(to: destination.domain, context.words())
        ledger.add([link], on: page, standing: destination.standing)
      }
    }
  }
}

extension Policy {
  func reference(to version: Version, _ context: SiteContext) -> PageReference {
    PageReference(
      path: PolicyPaths(id).version(version.id).description,
      title: context.words(in: settings.language).name(of: version, in: title),
      policy: id.description, version: version.id)
  }

  func referenceToDraft(_ draft: Version, _ context: SiteContext) -> PageReference {
    PageReference(
      path: PolicyPaths(id).draft.description, title: context.words(in: settings.language).name(of: draft, in: title))
  }

  /// A translation that lags behind shows its newest version all the same, so its links can be followed today.
  func standing(of index: Int, on day: CalendarDate) -> LinkPeriod {
    if index == indexOfCurrent(on: day) { return .current }
    return switch status(of: index, on: day) {
    case .current: .current
    case .upcoming, .draft: .upcoming
    case .superseded: .archived
    }
  }
}
