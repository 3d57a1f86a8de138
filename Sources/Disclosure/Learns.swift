/// What a destination learns when a reader follows a link, in sentences.
package enum Learns {
  /// The sentences for links that lead to one destination. Where links differ, the sentence says the most that any of
  /// them tells. No links, or links that stay on the site, give no sentences.
  package static func sentences(for links: [LinkOut]) -> [String] {
    let leaving = links.filter { $0.destination.foreignHost != nil }
    guard !leaving.isEmpty else { return contacts(links) }
    let (embeds, followed) = (leaving.filter(\.isEmbed), leaving.filter { !$0.isEmbed })
    return loads(embeds) + visits(followed)
  }

  /// Sentences that hold for links to several destinations alike, to be said once; nil where they differ in what they
  /// tell of the page, or where pages load from one.
  package static func shared(by groups: [[LinkOut]]) -> [String]? {
    let visits = groups.map { $0.filter { $0.destination.foreignHost != nil } }.filter { !$0.isEmpty }
    let referrers = Set(visits.map { $0.map(\.referrer).max() })
    guard visits.count > 1, referrers.count == 1, let referrer = referrers.first ?? nil,
      !visits.joined().contains(where: \.isEmbed)
    else { return nil }
    return [
      "Following one of these links shows the destination \(everyVisit).", told(referrer),
    ]
  }

  /// What the sentences for all do not say.
  package static func beyondShared(_ links: [LinkOut]) -> [String] {
    particulars(links.filter { $0.destination.foreignHost != nil })
  }

  private static let everyVisit =
    "your IP address, the time and details of your browser, and any cookies it set before"

  /// What is told without a click.
  private static func loads(_ embeds: [LinkOut]) -> [String] {
    guard let referrer = embeds.map(\.referrer).max() else { return [] }
    return [
      "Opening a page that loads from \(name(of: embeds)) shows it \(everyVisit), without a click.", told(referrer),
    ]
  }

  private static func told(_ referrer: Referrer) -> String {
    switch referrer {
    case .nothing: "It is not told which page you came from."
    case .origin: "It is told at most this site’s address (origin)."
    case .fullAddress: "It is told at most the full address of the page."
    }
  }

  private static func visits(_ links: [LinkOut]) -> [String] {
    guard let referrer = links.map(\.referrer).max() else { return [] }
    return ["Following a link to \(name(of: links)) shows it \(everyVisit).", told(referrer)] + particulars(links)
  }

  private static func particulars(_ links: [LinkOut]) -> [String] {
    let several = links.count > 1
    var sentences: [String] = []
    if let carried = carried(links) { sentences.append(carried) }
    let paid = links.count { $0.isAffiliate }
    if paid > 0 {
      let subject =
        paid < links.count
        ? "Some of the links are affiliate links" : several ? "These are affiliate links" : "This is an affiliate link"
      sentences.append("\(subject): this site may be paid when you follow \(several ? "them" : "it").")
    }
    let plain = links.count { $0.isPlainHTTP }
    if plain > 0 {
      sentences.append(
        plain < links.count
          ? "Some of the links use plain HTTP: anyone on the way can read what is sent."
          : "The link\(several ? "s use" : " uses") plain HTTP: anyone on the way can read what is sent.")
    }
    return sentences
  }

  private static func carried(_ links: [LinkOut]) -> String? {
    let names = Set(links.flatMap(\.carries)).sorted()
    guard !names.isEmpty else { return nil }
    let subject = links.count == 1 ? "The address carries" : "Addresses of these links carry"
    return "\(subject) \(list(names)), which may tell it where the link was placed."
  }

  private static func contacts(_ links: [LinkOut]) -> [String] {
    let values = Set(links.map(\.destination))
    guard values.count == 1, case .contact(let kind, let value)? = values.first else { return [] }
    return switch kind {
    case .mail: ["Writing to \(value) shows its owner your e-mail address and what you write."]
    case .phone: ["Calling \(value) shows its owner your telephone number, unless you withhold it."]
    }
  }

  private static func name(of links: [LinkOut]) -> String {
    let hosts = Set(links.compactMap(\.destination.foreignHost))
    if hosts.count == 1, let host = hosts.first { return host }
    let domains = Set(links.compactMap(\.destination.party?.domain))
    return domains.count == 1 ? domains.first ?? "" : list(hosts.sorted())
  }

  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
