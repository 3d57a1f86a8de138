package import Diagnostics
import Foundation
package import Policies
import Storage

/// The file that contains a publisher's secret key: outside the site, readable by its owner only.
package struct KeyFile: Sendable {
  package let path: String

  /// - Parameter path: nil for `codicil/publisher-key.pem` in the user's folder of settings (XDG Base Directory).
  package init(_ path: String?, environment: [String: String]) {
    let settings =
      environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? (environment["HOME"] ?? ".") + "/.config"
    self.path = path ?? environment["CODICIL_KEY"] ?? settings + "/codicil/" + PublisherKey.fileName
  }

  /// Makes a key, and puts its public half into the content folder.
  ///
  /// - Throws: a diagnostic if one of the files is already there, or the secret would be where it is published.
  package func generate(for content: String) throws(Diagnostic) -> PublisherKey {
    let place = Files.realPath(path)
    guard !place.hasPrefix(Files.realPath(content) + "/") else {
      throw Diagnostic(
        .error, "key-exposed", "the secret key would stand in the content folder", path: path,
        advice: "name a file outside the site with --key")
    }
    guard Files.isFolder(content) else {
      throw Diagnostic(.error, "content-missing", "there is no content folder", path: content)
    }
    let publicPath = content + "/" + PublisherKey.fileName
    guard !Files.exists(publicPath) else {
      throw Diagnostic(
        .error, "file-exists", "is already there and is not overwritten", path: publicPath,
        advice: "a new key makes every signature of the old one worthless; remove the file if that is meant")
    }
    let key = SecretKey()
    var transaction = FileTransaction(in: content, shownAs: content)
    transaction.write(place, key.pem.utf8, mode: 0o600, shownAs: path)
    transaction.write(publicPath, key.publicKey.pem.utf8, shownAs: publicPath)
    try transaction.commit()
    return key.publicKey
  }

  /// - Throws: a diagnostic if there is no key, or it is not the publisher's.
  package func read(for publisher: PublisherKey?) throws(Diagnostic) -> SecretKey {
    guard Files.exists(path) else {
      throw Diagnostic(
        .error, "secret-key-missing", "there is no secret key", path: path, advice: "make one with: codicil key")
    }
    guard let key = SecretKey(pem: try Files.read(path, shownAs: path)) else {
      throw Diagnostic(.error, "key-malformed", "is not an Ed25519 private key in PEM", path: path)
    }
    guard let publisher, publisher == key.publicKey else {
      throw Diagnostic(
        .error, "secret-key-other", "is not the secret of the site's \(PublisherKey.fileName)", path: path,
        advice: "name the right file with --key")
    }
    return key
  }
}

extension PublisherKey {
  /// Reads a public key from a file that a reader got from elsewhere.
  package static func read(at path: String) throws(Diagnostic) -> PublisherKey {
    if let key = PublisherKey(pem: try Files.read(path, shownAs: path)) { return key }
    throw Diagnostic(.error, "key-malformed", "is not an Ed25519 public key in PEM", path: path)
  }
}
