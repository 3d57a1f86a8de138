package import Diagnostics
package import Policies

extension PublisherKey {
  /// The key that the content folder publishes.
  package static func read(in tree: ContentTree, _ diagnostics: inout [Diagnostic]) -> PublisherKey? {
    guard tree.hasPublisherKey else { return nil }
    do throws(Diagnostic) {
      let file = try tree.read(fileName)
      if let key = PublisherKey(pem: file.bytes) { return key }
      throw Diagnostic(
        .error, "key-malformed", "is not an Ed25519 public key in PEM", path: file.path,
        advice: "the secret key never stands here: put in what 'codicil key' wrote, or remove the file")
    } catch {
      diagnostics.append(error)
      return nil
    }
  }
}
