import Diagnostics

/// What can be wrong with an archive.
extension RuleBook {
  /// The rules of archives.
  static let archive: [Rule] = [
    .fixed(
      "lock-missing", .archive, "The list of snapshots is gone, and its signature is not",
      why: "Without the list nothing can be checked.", wrong: "rm snapshots.lock",
      right: "snapshots.lock restored from a copy"),
    .fixed(
      "lock-differs", .archive, "A lock and the snapshots differ, so nothing is added to it",
      why: "What is added to a broken chain would look whole.", wrong: "codicil lock after an edit",
      right: "the snapshot restored, then codicil lock"),
    .fixed(
      "signature-invalid", .archive, "A signature is not the publisher's", basis: "RFC 8032 (Ed25519)",
      why: "The lock was changed after it was signed, or signed with another key.",
      wrong: "snapshots.lock edited after codicil lock --sign", right: "snapshots.lock restored from a copy"),
    .fixed(
      "signature-needed", .archive, "A signed lock grows without a signature",
      why: "Its old signature would no longer fit.", wrong: "codicil lock", right: "codicil lock --sign"),
    .fixed(
      "key-malformed", .archive, "A file is no Ed25519 key in PEM", basis: "RFC 8410",
      why: "Keys are written by `codicil key`.", wrong: "publisher-key.pem: hello", right: "what codicil key wrote"),
    .fixed(
      "key-exposed", .archive, "The secret key would stand in the content folder",
      why: "Whoever reads the site's sources could sign in the publisher's name.",
      wrong: "codicil key --key content/secret.pem", right: "codicil key"),
    .fixed(
      "archive-missing", .archive, "A folder holds no versions of policies",
      why: "There is nothing that could be checked.", wrong: "codicil verify empty-folder",
      right: "codicil verify output"),
    .fixed(
      "archive-broken", .archive, "Something is wrong with the archive", why: "The errors above it say what.",
      wrong: "codicil verify, after an edit", right: "the snapshot restored"),
  ]
}
