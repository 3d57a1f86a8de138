extension Policy {
  /// The name of a policy, which is that of its folder: `privacy`. A translation is named by its original and its
  /// language, as its folder stands in that of the original: `privacy/de`.
  package struct ID: Hashable, Sendable {
    package let name: String
    /// The language tag of a translation; nil for a text that translates no other.
    package let language: String?

    package init(_ name: String, in language: String? = nil) {
      self.name = name
      self.language = language
    }

    /// The policy that it translates, or itself.
    package var original: ID { ID(name) }
  }
}

extension Policy.ID: LosslessStringConvertible, ExpressibleByStringLiteral, Comparable {
  /// - Parameter description: `privacy` or `privacy/de`.
  package init(_ description: String) {
    let parts = description.split(separator: "/", maxSplits: 1).map(String.init)
    self.init(parts.first ?? description, in: parts.count > 1 ? parts[1] : nil)
  }

  package init(stringLiteral text: String) { self.init(text) }

  package var description: String { language.map { "\(name)/\($0)" } ?? name }

  /// An original before its translations.
  package static func < (a: Self, b: Self) -> Bool { (a.name, a.language ?? "") < (b.name, b.language ?? "") }
}
