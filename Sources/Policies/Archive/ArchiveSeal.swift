/// How well a policy's archive is kept from being changed.
package enum ArchiveSeal: Equatable, Sendable {
  /// Only digests made by the build.
  case unlocked
  /// A hash chain that the content keeps.
  case locked
  /// The chain, with the publisher's signature.
  case signed
}
