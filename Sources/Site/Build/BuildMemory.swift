import Content
import Diagnostics
import Disclosure
import Pages
import Policies

/// What one build in memory leaves to the next.
package struct BuildMemory: Sendable {
  var shared: SharedInputs?
  var parts: [PolicyPart: KeptPages] = [:]
  var theme: KeptTheme?

  package init() {}

  /// The pages that the same rules made.
  func parts(under shared: SharedInputs) -> [PolicyPart: KeptPages] { shared == self.shared ? parts : [:] }
}

/// What is built at once and kept: the archived versions of a policy or its draft, which changes with every sentence that
/// its author writes.
struct PolicyPart: Hashable, Sendable {
  let policy: Policy.ID
  let isDraft: Bool
}

/// The pages of a part, with what they were made from.
struct KeptPages: Sendable {
  let inputs: PolicyInputs
  let files: [String: [UInt8]]
  let outcomes: [PolicyJob.Outcome]
}
