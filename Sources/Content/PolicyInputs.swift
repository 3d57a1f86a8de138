package import Policies

/// What pages of a policy depend on: every file of it that is read, and what the site says where the policy does not.
package struct PolicyInputs: Equatable, Sendable {
  package var files: [String: Digest] = [:]
  package var noticeDays: Int?

  package func without(_ draft: Version?) -> PolicyInputs {
    var inputs = self
    if let draft { inputs.files[draft.path] = nil }
    return inputs
  }
}
