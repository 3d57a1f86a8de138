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

/// What pages of a policy depend on: every file of it that is read, and what the site says where the policy does not.
struct PolicyInputs: Equatable, Sendable {
  var files: [String: Digest] = [:]
  var noticeDays: Int?

  func without(_ draft: Version?) -> PolicyInputs {
    var inputs = self
    if let draft { inputs.files[draft.path] = nil }
    return inputs
  }
}
