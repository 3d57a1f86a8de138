package import Diagnostics
package import Policies

/// A lock as it is on disk.
package struct LockFile: Sendable {
  package let file: SourceFile
  /// Nil if the file is malformed.
  package let lock: SnapshotLock?
  /// The bytes of the signature beside it.
  package let signature: [UInt8]?

  /// What the signature is about and what is published: the lock with the line feeds that it was written with, whatever
  /// line ends a tool gave it since.
  package var text: [UInt8] { Array(file.lines.map { $0 + "\n" }.joined().utf8) }

  package init(file: SourceFile, lock: SnapshotLock?, signature: [UInt8]?) {
    self.file = file
    self.lock = lock
    self.signature = signature
  }

  /// What is wrong with the signature under the publisher's key.
  package func signatureFault(under key: PublisherKey?) -> Diagnostic? {
    let path = file.path + ".sig"
    guard let signature else { return nil }
    guard let key else {
      return Diagnostic(
        .error, "public-key-missing", "is a signature, but there is no \(PublisherKey.fileName) to check it with",
        path: path,
        advice: "put the publisher's public key into the content folder, or name it with --key")
    }
    guard !key.verifies(signature, of: text) else { return nil }
    return Diagnostic(
      .error, "signature-invalid",
      "is not the publisher's signature of \(SnapshotLock.fileName): the lock was changed after it was signed, or signed with another key",
      path: path, advice: "restore the lock from a copy; the key is \(key.fingerprint)")
  }
}
