import Content
import Pages
import Policies

extension PolicyCard {
  /// The originals, with their translations.
  static func all(of site: SiteLoader) -> [Self] {
    let all = site.policies.filter { !$0.policy.versions.isEmpty }
    let translations = Dictionary(grouping: all.filter { $0.policy.id.language != nil }) { $0.policy.id.original }
    return all.filter { $0.policy.id.language == nil }.map { source in
      var card = Self(source, of: site)
      card.translations = (translations[source.policy.id] ?? []).map { Self($0, of: site) }
      return card
    }
  }

  private init(_ source: PolicySource, of site: SiteLoader) {
    let policy = source.policy
    let current = policy.indexOfCurrent(on: site.options.asOf).map { policy.versions[$0] }
    self.init(
      id: policy.id, title: policy.title, language: policy.settings.language, kind: policy.settings.kind ?? .other,
      versions: policy.versions.count,
      current: current.map { .init($0, lags: policy.lag(on: site.options.asOf) != nil) },
      newest: policy.versions.last?.id, seal: source.seal)
  }

  /// The policy as an edition shows it: in its language where there is a translation.
  func card(in edition: Edition) -> Self {
    guard var card = translations.first(where: { $0.language == edition.language }) else { return self }
    card.translations = ([self] + translations).filter { $0.language != edition.language }
    return card
  }
}
