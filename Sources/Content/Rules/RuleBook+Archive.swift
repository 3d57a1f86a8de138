import Diagnostics

/// What can be wrong with an archive.
extension RuleBook {
  /// The rules of archives.
  static let archive: [Rule] = [
    .fixed(
      "lock-missing", .archive, "The list of snapshots is missing, but its signature is there",
      why: "Without the list no snapshot can be checked.", wrong: "rm snapshots.lock",
      right: "snapshots.lock restored from a copy"),
    .fixed(
      "lock-differs", .archive, "The lock and the snapshots differ, so nothing is added to the lock",
      why: "An addition to a broken chain would make it look intact.", wrong: "codicil lock after an edit",
      right: "the snapshot restored, then codicil lock"),
    .fixed(
      "signature-invalid", .archive, "A signature was not made with the publisher's key", basis: "RFC 8032 (Ed25519)",
      why: "The lock was changed after it was signed, or signed with another key.",
      wrong: "snapshots.lock edited after codicil lock --sign", right: "snapshots.lock restored from a copy"),
    .fixed(
      "signature-missing", .archive, "A policy is not signed, although there is a publisher's key",
      why: "Without this check, removing a signature would go unnoticed.",
      wrong: "rm snapshots.lock.sig, then codicil verify --key publisher.pem", right: "codicil lock privacy --sign"),
    .fixed(
      "signature-needed", .archive, "A signed lock would be extended without a new signature",
      why: "The old signature does not cover the new entry.", wrong: "codicil lock", right: "codicil lock --sign"),
    .fixed(
      "key-malformed", .archive, "A file is not an Ed25519 key in PEM format", basis: "RFC 8410",
      why: "`codicil key` writes keys in this format.", wrong: "publisher-key.pem: hello",
      right: "what codicil key wrote"),
    .fixed(
      "public-key-missing", .archive, "There is a signature, but no public key to check it with",
      why: "A signature that nobody can check proves nothing.",
      wrong: "snapshots.lock.sig without publisher-key.pem", right: "publisher-key.pem in the content folder"),
    .fixed(
      "secret-key-missing", .archive, "There is no secret key to sign with",
      why: "The lock would stay unsigned, although a signature was asked for.",
      wrong: "codicil lock --sign, before codicil key", right: "codicil key, then codicil lock --sign"),
    .fixed(
      "secret-key-other", .archive, "The secret key does not belong to the site's public key",
      why: "Readers check signatures with the public key. They would not accept this one.",
      wrong: "codicil lock --sign --key key-of-another-site.pem", right: "codicil lock --sign"),
    .fixed(
      "key-exposed", .archive, "The secret key would be inside the content folder",
      why: "Anyone who can read the site's sources could sign as the publisher.",
      wrong: "codicil key --key content/secret.pem", right: "codicil key"),
    .fixed(
      "archive-missing", .archive, "A folder contains no versions of policies",
      why: "There is nothing to check.", wrong: "codicil verify empty-folder",
      right: "codicil verify output"),
    .fixed(
      "archive-broken", .archive, "The archive has errors", why: "The errors printed before it say what is wrong.",
      wrong: "codicil verify, after an edit", right: "the snapshot restored"),
  ]
}
