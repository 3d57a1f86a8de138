package import Diagnostics

/// The rules of files and folders, of the published folder, and of the programs that are run.
package enum StorageRules {
  package static let all: [Rule] = [
    .fixed(
      "file-unreadable", .files, "A file or folder cannot be read", why: "A site is published whole or not at all.",
      wrong: "chmod 000 draft.md", right: "chmod 644 draft.md"),
    .fixed(
      "file-kind", .files, "An entry is neither a file nor a folder",
      why: "A pipe or a device has no contents to publish.",
      wrong: "mkfifo content/a.md", right: "a file"),
    .fixed(
      "name-encoding", .files, "The name of a file or folder is not UTF-8", basis: "RFC 3629",
      why:
        "An address is UTF-8, so the file would have none. Usually an old archive was unpacked with another encoding.",
      wrong: "content/static/caf\\xE9.html, one byte for é",
      right: "content/static/café.html, saved by a system that uses UTF-8"),
    .fixed(
      "file-exists", .commands, "A file is already there and is not overwritten",
      why: "Existing files are never overwritten.", wrong: "codicil key, twice", right: "codicil key --key another.pem"),
    .fixed(
      "folder-unwritable", .files, "A folder or file cannot be written",
      why: "A site is published completely or not at all.",
      wrong: "chmod 500 .", right: "chmod 700 ."),
    .fixed(
      "folder-locked", .files, "Another command changes the same files",
      why: "Each would write over what the other has read.", wrong: "codicil freeze privacy …, twice at once",
      right: "one after the other"),
    .fixed(
      "change-conflict", .files, "A file changed while a command worked with it",
      why: "What somebody has written meanwhile is not overwritten.",
      wrong: "codicil freeze privacy …, while an editor writes snapshots.lock", right: "codicil freeze privacy …, again"
    ),
    .fixed(
      "change-interrupted", .files, "A command was ended in the middle, and its files were changed since",
      why: "Files that belong together appear together. The next command finishes what a killed one began, unless that "
        + "would overwrite something.",
      wrong: "kill -9 of codicil freeze, and an edit of snapshots.lock", right: "codicil freeze, codicil build"),
    .fixed(
      "output-path", .files, "The output folder cannot be written to",
      why: "A folder that the program did not make is never replaced.", wrong: "--output /",
      right: "--output output"),
    .fixed(
      "output-locked", .files, "Another build is writing the output folder", why: "Two builds would mix their pages.",
      wrong: "two builds at once", right: "one after the other"),
    .fixed(
      "program-missing", .commands, "A required program is not installed",
      why: "git, pandoc, curl and rclone do parts of the work.",
      wrong: "codicil import page a.html",
      right: "apt-get install pandoc, then the same"),
    .fixed(
      "program-failed", .commands, "Another program failed", why: "The message includes what it printed.",
      wrong: "a page that pandoc cannot read", right: "the file mended"),
  ]
}
