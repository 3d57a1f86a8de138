package import Diagnostics
import Policies

/// The names that a policy can have: they are folders of the content and parts of addresses.
package enum PolicyName {
  /// Refuses a name that a command is given and that could not be built, or would lead out of the content folder.
  ///
  /// - Parameter name: `privacy`, or `privacy/de` for a translation.
  /// - Throws: `name-invalid`, with a name that would do.
  package static func check(_ name: String) throws(Diagnostic) {
    let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy(ContentTree.canBeInAddress), parts.count == 1 || LanguageTag.isWellFormed(parts[1]) else {
      throw Diagnostic(
        .error, "name-invalid", "'\(name)' cannot be the name of a policy",
        advice: "use letters a to z, digits, and - _ . between them, as in '\(Slug.make(from: name))'")
    }
  }
}
