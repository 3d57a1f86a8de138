import Diagnostics

/// The rules of folders and files, of building, and of the commands that read or write a site.
enum SiteRules {
  static let all: [Rule] = settings + files + pages + search + building + archive + commands

  private static let settings: [Rule] = [
    .fixed(
      "base-url", .settings, "The site's address is none",
      why: "Feeds, sitemaps and canonical links need a whole address.",
      wrong: "base-url: example.com", right: "base-url: https://www.example.com/"),
    .fixed(
      "embed-domain", .settings, "What pages may load from is no domain",
      why: "Loads are allowed by domain, without a scheme or a path.", wrong: "allow-embeds: [https://video.example/x]",
      right: "allow-embeds: [video.example]"),
    .fixed(
      "language-invalid", .settings, "A language of the site is none, or is its own", basis: "BCP 47",
      why: "Its tag becomes the folder of its pages, and tells browsers and search engines what they are written in.",
      wrong: "language: en\nlanguages: [deutsch]", right: "language: en\nlanguages: [de]"),
    .fixed(
      "language-undeclared", .settings, "A translation is in a language that the site does not have",
      why: "Its pages would stand in no menu, and no page would lead to them.",
      wrong: "policies/privacy/fr/2025-01-15.md, and languages: [de]",
      right: "policies/privacy/fr/2025-01-15.md, and languages: [de, fr]"),
    .fixed(
      "rule-fixed", .settings, "A rule is given another severity, or an exception, that cannot have one",
      why: "Faults that stop a build, or a command, do so on every site.", wrong: "rules:\n  date-invalid: off",
      right: "rules:\n  notice-period: off"),
    .fixed(
      "rule-unknown", .settings, "There is no such rule", why: "A misspelt rule would stay as it is without a word.",
      wrong: "rules:\n  notice-perod: off", right: "rules:\n  notice-period: off"),
    .fixed(
      "theme-missing", .theme, "There is no such theme", why: "A theme is a folder below themes/.",
      wrong: "theme: drak",
      right: "theme: dark, with the folder themes/dark/"),
  ]

  private static let pages: [Rule] = [
    .fixed(
      "page-untitled", .files, "A page has no title", basis: "WCAG 2.2, 2.4.2",
      why: "Windows, lists, search engines and screen readers name a page by its title. An emptied file has none.",
      wrong: "Our company was founded in 2019.", right: "# About us\n\nOur company was founded in 2019."),
    .fixed(
      "page-draft", .files, "A page is a draft", .note, why: "No page is missing in silence.", wrong: "draft: true",
      right: "codicil build --drafts, or the line taken out"),
    .fixed(
      "page-scheduled", .files, "A page is not built before its day", .note,
      why: "The site is built of files: on that day it must be built again.", wrong: "date: 2099-01-01",
      right: "codicil build --as-of 2099-01-01 shows it"),
    .fixed(
      "page-expired", .files, "A page is no longer built", .note,
      why: "Who follows an old link to it finds nothing; another page may take its address with 'aliases'.",
      wrong: "expires: 2020-01-01", right: "the file removed, or a later day"),
    .fixed(
      "page-never", .files, "A page expires before it is first built", why: "Nobody would ever see it.",
      wrong: "date: 2026-02-01\nexpires: 2026-01-01", right: "date: 2026-02-01\nexpires: 2026-03-01"),
    .fixed(
      "tag-collision", .files, "Two tags would have one page", why: "Mostly they are one tag, written in two ways.",
      wrong: "tags: [Terms of use]\ntags: [terms-of-use]", right: "tags: [Terms of use], on both pages"),
    .fixed(
      "alias-invalid", .files, "An old address is none of this site",
      why: "A page that leads on is written at that address, below the site's root.",
      wrong: "aliases: [https://www.example.com/old/?page=2]", right: "aliases: [/old/]"),
    .fixed(
      "alias-taken", .files, "An old address is that of something else", why: "One of the two would be lost.",
      wrong: "aliases: [/about/], and content/about.md", right: "aliases: [/about-us/]"),
    .fixed(
      "security-txt", .files, "The site's security.txt does not do what it is for", basis: "RFC 9116",
      why: "Who finds a weakness must know whom to tell, and that what it says still holds.",
      wrong: "Contact: security@example.com",
      right: "Contact: mailto:security@example.com\nExpires: 2027-01-01T00:00:00Z"),
  ]

  private static let search: [Rule] = [
    .fixed(
      "search-index", .files, "Pagefind could not make its index", .warning,
      why: "The site asks for it, and other machines may have it; readers search the list alone.",
      wrong: "search: pagefind, without the tool", right: "python3 -m pip install 'pagefind[bin]', or search: list")
  ]

  private static let files: [Rule] = [
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

  private static let building: [Rule] = [
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

  private static let archive: [Rule] = [
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

  private static let commands: [Rule] = [
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
