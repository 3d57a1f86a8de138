import Diagnostics

/// Why a command can refuse.
extension RuleBook {
  /// The rules of the commands that read or write a site.
  static let commands: [Rule] = [
    .fixed(
      "arguments", .commands, "A command is not told what it needs",
      why: "Nothing is guessed that could be meant otherwise.",
      wrong: "codicil compare", right: "codicil compare privacy"),
    .fixed(
      "policy-unknown", .commands, "There is no such policy", why: "Policies are named by their folders.",
      wrong: "codicil compare privcay", right: "codicil compare privacy"),
    .fixed(
      "version-unknown", .commands, "A policy has no such version", why: "Versions are named by their dates.",
      wrong: "codicil compare privacy 2025-02-30", right: "codicil compare privacy 2025-01-15"),
    .fixed(
      "version-alone", .commands, "There is nothing to compare a version with",
      why: "A redline needs two texts.", wrong: "codicil compare privacy, with one version",
      right: "write draft.md first"),
    .fixed(
      "draft-missing", .commands, "There is no draft to archive", why: "What is archived is the text of draft.md.",
      wrong: "codicil freeze privacy …, without draft.md", right: "write draft.md first"),
    .fixed(
      "draft-unchanged", .commands, "The draft is the newest version, byte for byte",
      why: "A new date should mean a new text.", wrong: "codicil freeze privacy …, twice",
      right: "write the new text first"),
    .fixed(
      "effective-backwards", .commands, "A draft would take effect before a version that is archived",
      why: "A policy's history only grows at its end.", wrong: "--effective 2020-01-01", right: "--effective 2027-03-01"
    ),
    .fixed(
      "published-before-archived", .commands, "A draft is said to be published before it is archived", .warning,
      why: "Only what readers could really read that day was published then.", wrong: "--published 2024-01-01",
      right: "no --published"),
    .fixed(
      "policy-captured", .commands, "A captured policy has no draft",
      why: "Others wrote it; the archive says what was observed.", wrong: "codicil freeze webix.com …",
      right: "codicil import captures FILE"),
    .fixed(
      "policy-unarchived", .commands, "A policy has no snapshots yet", why: "There is nothing to lock.",
      wrong: "codicil lock privacy, with privacy.md alone", right: "codicil freeze privacy --effective 2025-01-15"),
    .fixed(
      "freeze-refused", .commands, "Nothing was archived", why: "The errors above it say why, or the answer was no.",
      wrong: "an effective date inside the notice period", right: "a later date"),
    .fixed(
      "theme-file-unknown", .commands, "The built-in theme has no such file",
      why: "Only what is there can be copied.", wrong: "codicil theme eject layouts/polcy.html",
      right: "codicil theme eject layouts/policy.html"),
    .fixed(
      "name-taken", .commands, "An address that is to be new is taken",
      why: "Nothing that somebody wrote is lost, and the program needs some addresses itself.",
      wrong: "codicil new page privacy, beside the policy", right: "codicil new page data-protection"),
    .fixed(
      "port-taken", .commands, "The preview cannot have a port", why: "One program listens on a port at a time.",
      wrong: "codicil serve --port 4000, twice", right: "codicil serve"),
    .fixed(
      "new-refused", .commands, "Nothing was written", why: "The errors above it say why.",
      wrong: "codicil new page privacy, beside the policy", right: "codicil new page data-protection"),
    .fixed(
      "import-refused", .commands, "Nothing was imported", why: "The errors above it say why.",
      wrong: "codicil import captures broken.md", right: "the file mended"),
    .fixed(
      "import-conflict", .commands, "An import would overwrite a file, or mix two policies",
      why: "A snapshot once written stays.", wrong: "two files of one name",
      right: "codicil import git --path A --policy B"),
    .fixed(
      "capture-unknown", .commands, "A captured text does not say of what, or of when, it is",
      why: "Without both it has no place in any history.", wrong: "a text without a header",
      right: "---\nsource: https://webix.com/\narchived: 2009-09-12\n---"),
    .fixed(
      "repository-missing", .commands, "There is no git repository", why: "A history is read from one.",
      wrong: "codicil import git folder", right: "codicil import git clone-of-a-collection"),
    .fixed(
      "history-missing", .commands, "The repository has no history of such a document",
      why: "A path is written as in the repository.", wrong: "--path privcay.md",
      right: "--path Webix/Privacy Policy.md"),
    .fixed(
      "output-missing", .commands, "There is no built site to publish", why: "What is published is built before.",
      wrong: "codicil publish /var/www/site --no-build, in an empty folder", right: "codicil publish /var/www/site"),
    .fixed(
      "destination-overlaps", .commands, "A site would be published into itself",
      why: "A host's folder and the folder of the build are two.", wrong: "codicil publish output/site",
      right: "codicil publish /var/www/site"),
    .fixed(
      "published-version-missing", .commands, "A version that readers could read would be lost",
      why: "Mostly the content folder is an older copy of the one that was published from.",
      wrong: "codicil publish, after 2025-01-15.md was removed", right: "git pull, then codicil publish"),
    .fixed(
      "published-version-changed", .commands, "A version would be published with another text than before",
      why: "What readers could read stays as they read it.",
      wrong: "codicil publish, after 2025-01-15.md was edited and locked anew",
      right: "the edit as a new version, then codicil publish"),
    .fixed(
      "publication-running", .commands, "Another publication still works at the destination",
      why:
        "The program was killed, and the rclone that it had started was not. Two at once would leave a mixture of both.",
      wrong: "kill -9, and codicil publish at once", right: "codicil publish, once that rclone has ended"),
    .fixed(
      "publish-refused", .commands, "Nothing was published", why: "The errors above it say why.",
      wrong: "codicil publish, with a version lost", right: "the version brought back, then codicil publish"),
  ]
}
