/// Versions that feeds leave out unless the site asks for them.
package enum FeedExtra: String, CaseIterable, Sendable {
  case cosmetic
  case technicalUpgrade = "technical-upgrade"
}
