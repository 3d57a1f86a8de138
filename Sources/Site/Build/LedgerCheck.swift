import Content
import Diagnostics
import Disclosure
import FrontMatter
import Markdown
import Pages
import Policies

/// Holds the ledger against what the publisher says of third parties: in `destinations.yml`, and in the settings of
/// policies.
struct LedgerCheck {
  private(set) var diagnostics: [Diagnostic] = []
  private let ledger: LedgerEntries
  private let site: Site
  /// The hosts of each third party, by its domain.
  private let hosts: [String: [String]]
  /// What can be followed or is loaded today, on pages that the publisher wrote.
  private let current: [(domain: String, occurrence: DestinationEntry.Occurrence)]

  init(_ ledger: LedgerEntries, of site: Site) {
    self.ledger = ledger
    self.site = site
    hosts = Dictionary(ledger.destinations.map { ($0.domain, $0.hosts) }, uniquingKeysWith: { first, _ in first })
    let captured = Set(site.policies.map(\.policy).filter(\.isCaptured).map(\.id.description))
    current = (ledger.destinations + ledger.firstPartyDestinations).flatMap { entry in
      entry.occurrences.filter { occurrence in
        occurrence.standing == .current && !(occurrence.page.policy.map(captured.contains) ?? false)
      }.map { (entry.domain, $0) }
    }
    checkCatalogue()
    for source in site.policies { check(source.policy) }
  }

  private mutating func report(
    _ rule: LinkRule, _ message: String, in file: SourceFile, at position: SourcePosition, marking text: String = "",
    mildly isMild: Bool = false, _ advice: String
  ) {
    guard let severity = site.ruleLevels[rule] else { return }
    diagnostics.append(
      Diagnostic(
        isMild && severity == .error ? .warning : severity, rule.diagnosticRule, message, in: file, at: position,
        marking: text, advice: advice))
  }

  // MARK: The catalogue

  private var catalogue: Catalogue { site.context.classifier.catalogue }

  private mutating func checkCatalogue() {
    if let severity = site.ruleLevels[.unused] {
      diagnostics += catalogue.unused(given: ledger.hosts.union(declaredRecipients), severity: severity)
    }
    guard let file = catalogue.file else { return }
    let unknown = Set(
      current.filter { $0.occurrence.link.destination.party.map { catalogue.entry(forHost: $0.host) == nil } ?? false }
        .map(\.domain)
    ).sorted()
    guard !unknown.isEmpty else { return }
    let names =
      unknown.prefix(10).joined(separator: ", ") + (unknown.count > 10 ? " and \(unknown.count - 10) more" : "")
    report(
      .undescribed, "links lead to destinations that are not described here: \(names)", in: file, at: .start,
      "add an entry for each, or 'rules: {destination-undescribed: off}' to site.yml")
  }

  private var declaredRecipients: Set<String> {
    Set(site.policies.flatMap { $0.policy.settings.declarations?.recipients ?? [] }.map(\.value))
  }

  // MARK: Policies

  private mutating func check(_ policy: Policy) {
    guard let declarations = policy.settings.declarations else { return }
    for statement in declarations.statements { check(statement, of: policy, in: declarations.file) }
    guard let recipients = declarations.recipients else { return }
    for recipient in recipients where !isKnown(recipient.value) {
      report(
        .recipientUnknown, "nothing leads to \(recipient.value), and destinations.yml does not describe it",
        in: declarations.file, at: recipient.position, marking: recipient.value,
        "correct the domain, or describe it in destinations.yml")
    }
    let listed = Set(recipients.map(\.value))
    for (domain, why) in recipientsInFact.sorted(by: { $0.key < $1.key })
    where listed.isDisjoint(with: [domain] + (hosts[domain] ?? [])) {
      report(
        .recipientMissing, "the list of recipients leaves out \(domain): \(why)", in: declarations.file,
        at: recipients.first?.position ?? .start, "add it to the list and to the text of the policy")
    }
  }

  private func isKnown(_ domain: String) -> Bool {
    catalogue.entry(forHost: domain) != nil || ledger.hosts.contains(domain) || hosts[domain] != nil
  }

  /// Those who receive personal data, by domain, and how that is known.
  private var recipientsInFact: [String: String] {
    var found: [String: String] = [:]
    for entry in catalogue.entries where entry.isRecipient {
      found[entry.domain] = "destinations.yml says that personal data is passed to it"
    }
    for (domain, occurrence) in current where occurrence.link.isEmbed {
      found[domain] = "\(occurrence.page.title) loads from it"
    }
    return found
  }

  private mutating func check(
    _ statement: PolicyDeclarations.Statement, of policy: Policy, in file: SourceFile
  ) {
    guard let (link, page) = counterexample(to: statement.claim.value) else { return }
    let claim = statement.claim.value.rawValue
    let day = site.options.asOf
    // A site as it was on an earlier day is built from texts that knew nothing of what is claimed now.
    let isOfAnEarlierDay = policy.versions.contains { ($0.dates.published ?? $0.date ?? day) > day }
    report(
      .claim, "the policy claims '\(claim)', but \(link) (\(page))", in: file, at: statement.claim.position,
      marking: claim, mildly: isOfAnEarlierDay, "change the link, or what the policy says")
  }

  /// The first link that shows a claim to be untrue.
  private func counterexample(to claim: PolicyDeclarations.Claim) -> (link: String, page: String)? {
    let isUntrue: (LinkOut) -> Bool
    let words: (LinkOut, String) -> String
    switch claim {
    case .noReferrer:
      isUntrue = { $0.referrer != .nothing }
      words = { link, host in
        "\(host) is told \(link.referrer == .origin ? "this site’s address" : "the full address of the page")"
      }
    case .noAffiliates:
      isUntrue = \.isAffiliate
      words = { _, host in "a link to \(host) is an affiliate link" }
    case .noLoads:
      isUntrue = \.isEmbed
      words = { _, host in "a page loads from \(host)" }
    case .encryptedLinks:
      isUntrue = \.isPlainHTTP
      words = { _, host in "a link to \(host) uses plain HTTP" }
    case .noParameters:
      isUntrue = { !$0.carries.isEmpty }
      words = { link, host in "the address of a link to \(host) carries \(link.carries.joined(separator: ", "))" }
    }
    guard let found = current.first(where: { isUntrue($0.occurrence.link) }) else { return nil }
    let link = found.occurrence.link
    return (words(link, link.destination.foreignHost ?? found.domain), found.occurrence.lastPage.title)
  }
}

/// The sentences that a policy's settings say its text has.
struct ClaimedSentences {
  private let declarations: PolicyDeclarations?
  private let levels: RuleLevels

  init(of policy: Policy, levels: RuleLevels) {
    declarations = policy.settings.declarations
    self.levels = levels
  }

  func missing(in text: PolicyText) -> [Diagnostic] {
    guard let declarations, let severity = levels[.claimSentence],
      declarations.statements.contains(where: { $0.sentence != nil })
    else { return [] }
    let words = Self.words(text.document.plainText(of: 0))
    return declarations.statements.compactMap(\.sentence).filter { !words.contains(Self.words($0.value)) }.map {
      Diagnostic(
        severity, LinkRule.claimSentence.diagnosticRule, "the text in force does not say this", in: declarations.file,
        at: $0.position, marking: $0.value,
        advice: "quote the sentence as it stands, or drop the claim")
    }
  }

  /// Words with single blanks between them.
  private static func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Policy {
  func isCurrent(_ version: Version, on day: CalendarDate) -> Bool {
    indexOfCurrent(on: day).map { versions[$0].id == version.id } ?? false
  }
}
