import Diagnostics

/// What can be wrong with folders and files, and with what is built of them.
extension RuleBook {
  /// The rules of folders and files.
  static let files: [Rule] = [
    .fixed(
      "content-missing", .files, "There is no content folder", why: "All sources of a site are in this folder.",
      wrong: "codicil build, in another folder", right: "codicil build --content my-site/content"),
    .fixed(
      "file-changed", .files, "A file changed while it was read",
      why: "The published text would match neither state of the file.",
      wrong: "saving while the site is built", right: "build again"),
    .fixed(
      "file-unused", .files, "A file is not used", .warning,
      why: "Usually it is in the wrong folder, and its author believes that it is published.",
      wrong: "content/logo.svg", right: "content/static/logo.svg"),
    .fixed(
      "folder-deep", .files, "Folders are nested too deep",
      why: "Folders nested this deep are usually the mistake of a script.",
      wrong: "content/a/b/c/…", right: "content/a/"),
    .fixed(
      "link-outside", .files, "A symbolic link points outside the content folder, to a folder, or to nothing",
      why: "Only files inside the content folder are published.", wrong: "ln -s /etc/passwd content/static/a",
      right: "the file itself"),
    .fixed(
      "name-invalid", .files, "A name cannot be part of an address",
      why: "Addresses must work the same on every system.",
      wrong: "content/Über uns.md", right: "content/about.md"),
    .fixed(
      "snapshot-name", .files, "A snapshot is not named by its date",
      why: "The date in the name gives the version its place in the history.",
      wrong: "privacy-2021-old.md", right: "2021-05-03.md"),
    .fixed(
      "policy-empty", .files, "A policy has no text", why: "An empty page would be published.",
      wrong: "policies/privacy/policy.yml alone", right: "policies/privacy/draft.md beside it"),
    .fixed(
      "input-limit", .files, "A text has a shape that would take too long to read",
      why: "The parser cannot be interrupted, so such a text is refused before parsing.",
      wrong: "a million back ticks in a row", right: "a text that a person would write"),
  ]

  /// The rules of building.
  static let building: [Rule] = [
    .fixed(
      "path-collision", .files, "Two files would be published at the same address",
      why: "One of them would be lost. Some hosts do not distinguish upper and lower case.",
      wrong: "content/About.md and content/about.md", right: "one of them renamed"),
    .fixed(
      "text-encoding", .files, "A text is not UTF-8", basis: "RFC 3629",
      why: "Its letters would appear as replacement characters.",
      wrong: "a file saved as Latin-1 or UTF-16", right: "the same, saved as UTF-8"),
    .fixed(
      "output-lost", .files, "The output of a command could not be written",
      why: "A truncated list or redline must not look complete.", wrong: "codicil links > /dev/full",
      right: "codicil links > links.txt, with room on the disk"),
    .fixed(
      "build-failed", .files, "The build has errors and was not published",
      why: "The published site stays as it was until all errors are fixed.", wrong: "a build with an error",
      right: "a build without"),
  ]
}
