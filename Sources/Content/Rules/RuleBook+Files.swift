import Diagnostics

/// What can be wrong with folders and files, and with what is built of them.
extension RuleBook {
  /// The rules of folders and files.
  static let files: [Rule] = [
    .fixed(
      "content-missing", .files, "There is no content folder", why: "Everything of a site stands below it.",
      wrong: "codicil build, in another folder", right: "codicil build --content my-site/content"),
    .fixed(
      "file-changed", .files, "A file changed while it was read", why: "Half of each text would be published.",
      wrong: "saving while the site is built", right: "build again"),
    .fixed(
      "file-unused", .files, "A file is not used", .warning,
      why: "Mostly it stands in the wrong folder, and its author believes that it is published.",
      wrong: "content/logo.svg", right: "content/static/logo.svg"),
    .fixed(
      "folder-deep", .files, "Folders are nested too deep", why: "So deep is mostly a mistake of a script.",
      wrong: "content/a/b/c/…", right: "content/a/"),
    .fixed(
      "link-outside", .files, "A symbolic link leads out of the content folder, to a folder, or to nothing",
      why: "What is published stands in the site.", wrong: "ln -s /etc/passwd content/static/a",
      right: "the file itself"),
    .fixed(
      "name-invalid", .files, "A name cannot be part of an address", why: "Addresses must read alike everywhere.",
      wrong: "content/Über uns.md", right: "content/about.md"),
    .fixed(
      "snapshot-name", .files, "A snapshot is not named by its date",
      why: "The name places it in its policy's history.",
      wrong: "privacy-2021-old.md", right: "2021-05-03.md"),
    .fixed(
      "policy-empty", .files, "A policy has no text", why: "A page without words would be published.",
      wrong: "policies/privacy/policy.yml alone", right: "policies/privacy/draft.md beside it"),
    .fixed(
      "input-limit", .files, "A text has a shape that would take too long to read",
      why: "The parser cannot be stopped once it has begun, so such a text is refused before.",
      wrong: "a million back ticks in a row", right: "a text that a person would write"),
  ]

  /// The rules of building.
  static let building: [Rule] = [
    .fixed(
      "path-collision", .files, "Two files would be published at one address",
      why: "One of them would be lost; some hosts do not tell capitals from small letters.",
      wrong: "content/About.md and content/about.md", right: "one of them renamed"),
    .fixed(
      "text-encoding", .files, "A text is not UTF-8", basis: "RFC 3629",
      why: "Published all the same, it would show a replacement character where a letter was.",
      wrong: "a file saved as Latin-1 or UTF-16", right: "the same, saved as UTF-8"),
    .fixed(
      "output-lost", .files, "What a command says could not be written",
      why: "A list or a redline that is cut off must not pass for the whole.", wrong: "codicil links > /dev/full",
      right: "codicil links > links.txt, with room on the disk"),
    .fixed(
      "build-failed", .files, "A build with errors is not published",
      why: "The published site stays as it was until all errors are mended.", wrong: "a build with an error",
      right: "a build without"),
  ]
}
