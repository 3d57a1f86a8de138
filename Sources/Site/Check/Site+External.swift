import Checks
import Content
package import Diagnostics
import Disclosure
import Pages
import Policies

extension Site {
  /// What other sites answer to the links of what the publisher can still change.
  ///
  /// - Parameters:
  ///   - terms: how to ask; nil to say only what is kept.
  ///   - results: what was asked before; an address that was asked since `fresh` is not asked again.
  ///   - fresh: the first day, `YYYY-MM-DD`, whose answers are still good.
  package func checkExternal(
    _ terms: ExternalTerms?, results: inout ExternalResults, fresh: String, isChecked: (_ path: String) -> Bool
  ) async throws(Diagnostic) -> [Diagnostic] {
    let links = try externalLinks().filter { isChecked($0.file.path) }
    if let terms {
      let stale = links.filter { results[$0.address].map { $0.asked < fresh } ?? true }
      results.add(try await ExternalCheck(terms).answers(for: stale))
    }
    let found = links.compactMap { link in results[link.address].flatMap { fault(of: $0, at: link) } }
    return exceptions.without(ruleLevels.applied(to: found)).sorted(by: Diagnostic.inReadingOrder)
  }

  private func fault(of answer: ExternalAnswer, at link: ExternalLink) -> Diagnostic? {
    func diagnostic(_ rule: Rule, _ message: String, _ advice: String) -> Diagnostic {
      Diagnostic(
        rule.severity, rule.id, message, in: link.file, at: link.place, advice: advice)
    }
    let said = answer.status.map { "answered \($0)" } ?? "did not answer: \(answer.fault ?? "no reason given")"
    if answer.isGone {
      return diagnostic(
        .externalBroken, "\(link.address) \(said) on \(answer.asked)",
        "find where the page is now, or take the link out")
    }
    if !answer.isWell {
      return diagnostic(
        .externalUnanswered, "\(link.address) \(said) on \(answer.asked)", "look at it with a browser")
    }
    return answer.movedTo.map {
      diagnostic(.externalMoved, "\(link.address) was moved for good, found on \(answer.asked)", "write \($0)")
    }
  }

  /// Each address once, in the order of files and places.
  private func externalLinks() throws(Diagnostic) -> [ExternalLink] {
    var links: [ExternalLink] = []
    for source in pages {
      for text in source.checkedTexts(in: context.language) { links += externalLinks(of: text) }
    }
    for source in policies {
      let open = source.versions.filter { TextReading.isOpen($0.version, source.policy, in: shared) }
      for loaded in open + [source.draft].compactMap({ $0 }) {
        let file = try loaded.file()
        links += externalLinks(
          of: CheckedText(
            try loaded.text(of: file), in: file, from: loaded.version.textRange.lowerBound, title: nil, language: "en"))
      }
    }
    var seen: Set<String> = []
    return links.sorted { ($0.file.path, $0.place.lowerBound) < ($1.file.path, $1.place.lowerBound) }
      .filter { seen.insert($0.address).inserted }
  }

  private func externalLinks(of text: CheckedText) -> [ExternalLink] {
    text.links.compactMap { link in
      guard let host = context.classifier.classify(link.href).foreignHost, let address = Address.parse(link.href),
        address.scheme == .https || address.scheme == .http
      else { return nil }
      return ExternalLink(
        address: String(address.serialized.prefix { $0 != "#" }), host: host, file: text.file,
        place: link.place)
    }
  }
}
