import Diagnostics

/// Why a command can refuse.
extension RuleBook {
  /// The rules of the commands that read or write a site.
  static let commands: [Rule] = [
    .fixed(
      "arguments", .commands, "A command lacks an argument",
      why: "The program does not guess what was meant.",
      wrong: "codicil compare", right: "codicil compare privacy"),
    .fixed(
      "epoch-invalid", .commands, "SOURCE_DATE_EPOCH is not a number of seconds in the years 1 to 9999",
      basis: "SOURCE_DATE_EPOCH specification 1.1 of reproducible-builds.org",
      why: "The program would have to use the clock, and the output would not be what was asked for.",
      wrong: "SOURCE_DATE_EPOCH=1795564800000 codicil build", right: "SOURCE_DATE_EPOCH=1795564800 codicil build"),
    .fixed(
      "policy-unknown", .commands, "There is no policy with this name", why: "A policy has the name of its folder.",
      wrong: "codicil compare privcay", right: "codicil compare privacy"),
    .fixed(
      "version-unknown", .commands, "The policy has no version with this name",
      why: "A version has the name of its date.",
      wrong: "codicil compare privacy 2025-02-30", right: "codicil compare privacy 2025-01-15"),
    .fixed(
      "version-alone", .commands, "There is no second version to compare with",
      why: "A redline needs two texts.", wrong: "codicil compare privacy, with one version",
      right: "write draft.md first"),
    .fixed(
      "draft-missing", .commands, "There is no draft to archive",
      why: "`codicil freeze` archives the text of draft.md.",
      wrong: "codicil freeze privacy …, without draft.md", right: "write draft.md first"),
    .fixed(
      "draft-unchanged", .commands, "The draft is identical to the newest version",
      why: "A new version with the same text would tell readers of a change that did not happen.",
      wrong: "codicil freeze privacy …, twice",
      right: "write the new text first"),
    .fixed(
      "effective-backwards", .commands, "The draft would take effect before an archived version",
      why: "New versions are added at the end of a policy's history.", wrong: "--effective 2020-01-01",
      right: "--effective 2027-03-01"
    ),
    .fixed(
      "published-before-archived", .commands, "The publication date is earlier than the day of archiving", .warning,
      why: "A text was published on a day only if readers could read it that day.", wrong: "--published 2024-01-01",
      right: "no --published"),
    .fixed(
      "policy-captured", .commands, "A captured policy has no draft",
      why: "Others wrote the text; the archive records what was observed.", wrong: "codicil freeze webix.com …",
      right: "codicil import captures FILE"),
    .fixed(
      "policy-unarchived", .commands, "A policy has no snapshots yet",
      why: "Without snapshots there is nothing to lock.",
      wrong: "codicil lock privacy, with privacy.md alone", right: "codicil freeze privacy --effective 2025-01-15"),
    .fixed(
      "freeze-refused", .commands, "Nothing was archived",
      why: "The errors printed before it say why, or the question was answered with no.",
      wrong: "an effective date inside the notice period", right: "a later date"),
    .fixed(
      "theme-file-unknown", .commands, "The built-in theme has no such file",
      why: "Only files of the built-in theme can be copied.", wrong: "codicil theme eject layouts/polcy.html",
      right: "codicil theme eject layouts/policy.html"),
    .fixed(
      "name-taken", .commands, "The address of a new page or policy is already in use",
      why: "Existing files are never overwritten, and the program itself uses some addresses.",
      wrong: "codicil new page privacy, beside the policy", right: "codicil new page data-protection"),
    .fixed(
      "port-taken", .commands, "The preview cannot use this port",
      why: "Only one program can listen on a port at a time.",
      wrong: "codicil serve --port 4000, twice", right: "codicil serve"),
    .fixed(
      "new-refused", .commands, "Nothing was written", why: "The errors printed before it say why.",
      wrong: "codicil new page privacy, beside the policy", right: "codicil new page data-protection"),
    .fixed(
      "import-refused", .commands, "Nothing was imported", why: "The errors printed before it say why.",
      wrong: "codicil import captures broken.md", right: "the file mended"),
    .fixed(
      "history-copied", .commands, "A history begins as a copy of another file", .note,
      why: "The versions of the other file were not versions of this policy.", wrong: "--path copy.md",
      right: "--path original.md --path copy.md, if it is the same policy"),
    .fixed(
      "tag-elsewhere", .commands, "A tag is not on the branch that is imported", .note,
      why: "Only what was published on the branch is a version.", wrong: "--tags, with a tag of another branch",
      right: "--branch with the branch of the tag"),
    .fixed(
      "front-matter-ignored", .commands, "Keys of another generator are not taken over", .note,
      why: "They have no meaning in a policy; the title and dates are taken.", wrong: "redirect_from: [/tos]",
      right: "aliases in policy.yml, if old addresses must be kept"),
    .fixed(
      "import-conflict", .commands, "An import would overwrite a file, or mix two policies",
      why: "A written snapshot is never changed.", wrong: "two files of one name",
      right: "codicil import git --path A --policy B"),
    .fixed(
      "capture-unknown", .commands, "A captured text does not say which site it is from, or when it was captured",
      why: "Without both it cannot be placed in a history.", wrong: "a text without a header",
      right: "---\nsource: https://webix.com/\narchived: 2009-09-12\n---"),
    .fixed(
      "repository-missing", .commands, "This is not a git repository",
      why: "The history is read from a git repository.",
      wrong: "codicil import git folder", right: "codicil import git clone-of-a-collection"),
    .fixed(
      "history-missing", .commands, "The repository has no history of this document",
      why: "The path must be written as it is in the repository.", wrong: "--path privcay.md",
      right: "--path Webix/Privacy Policy.md"),
    .fixed(
      "output-missing", .commands, "There is no built site to publish",
      why: "`codicil publish` publishes a built site.",
      wrong: "codicil publish /var/www/site --no-build, in an empty folder", right: "codicil publish /var/www/site"),
    .fixed(
      "destination-overlaps", .commands, "The destination is inside the built site",
      why: "The destination and the output folder must be different folders.", wrong: "codicil publish output/site",
      right: "codicil publish /var/www/site"),
    .fixed(
      "published-version-missing", .commands, "A published version would be removed",
      why: "Usually the content folder is an older copy of the one that was published.",
      wrong: "codicil publish, after 2025-01-15.md was removed", right: "git pull, then codicil publish"),
    .fixed(
      "published-version-changed", .commands, "A published version would get a different text",
      why: "A published text must stay as readers saw it.",
      wrong: "codicil publish, after 2025-01-15.md was edited and locked anew",
      right: "the edit as a new version, then codicil publish"),
    .fixed(
      "publication-running", .commands, "Another publication to this destination is still running",
      why:
        "An earlier run was killed, but the rclone that it started is still running. Two at once would mix their files.",
      wrong: "kill -9, and codicil publish at once", right: "codicil publish, once that rclone has ended"),
    .fixed(
      "publish-refused", .commands, "Nothing was published", why: "The errors printed before it say why.",
      wrong: "codicil publish, with a version lost", right: "the version brought back, then codicil publish"),
  ]
}
