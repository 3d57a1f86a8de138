package import Disclosure

/// What destinations learn, in sentences.
extension Phrases {
  package func sentences(_ facts: [Exposure]) -> [String] { facts.map(sentence) }

  private func sentence(_ fact: Exposure) -> String {
    switch fact {
    case .fromEachVisit: self(.learnsFromEachVisit)
    case .fromVisit(let hosts): self(.learnsFromVisit, .words("host", names(hosts)))
    case .fromLoading(let hosts): self(.learnsFromLoading, .words("host", names(hosts)))
    case .told(.nothing): self(.toldNothing)
    case .told(.origin): self(.toldOrigin)
    case .told(.fullAddress): self(.toldAddress)
    case .carried(let parameters, let links): self(.addressesCarry, .words("names", names(parameters)), .count(links))
    case .affiliate(.some): self(.someAreAffiliate)
    case .affiliate(.all(let links)): self(.allAreAffiliate, .count(links))
    case .plainHTTP(.some): self(.someUsePlainHttp)
    case .plainHTTP(.all(let links)): self(.allUsePlainHttp, .count(links))
    case .contact(.mail, let address): self(.learnsFromMail, .foreign("address", address))
    case .contact(.phone, let number): self(.learnsFromCall, .foreign("address", number))
    }
  }

  /// `a.example, b.example and c.example`.
  private func names(_ names: [String]) -> String { list(names.map(isolated)) }
}
