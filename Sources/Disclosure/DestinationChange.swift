/// The destinations that one version of a text leads to and another does not, each sorted.
package struct DestinationChange: Hashable, Sendable {
  package let gained: [String]
  package let lost: [String]

  package init(from old: Set<String>, to new: Set<String>) {
    gained = new.subtracting(old).sorted()
    lost = old.subtracting(new).sorted()
  }

  /// By the registrable domains of third parties.
  package init(from old: [LinkOut], to new: [LinkOut]) {
    self.init(
      from: Set(old.compactMap(\.destination.party?.domain)), to: Set(new.compactMap(\.destination.party?.domain)))
  }

  package var isEmpty: Bool { gained.isEmpty && lost.isEmpty }
}
