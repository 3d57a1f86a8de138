import Foundation
import TestSupport
import Testing

/// Something that goes wrong while a site is written, step by step.
struct Accident: Sendable, CustomTestStringConvertible {
  typealias Step = @Sendable (TemporaryFolder) throws -> Void

  let testDescription: String
  /// What each step does, and what the preview must say then: nil where nothing is wrong.
  let steps: [(says: String?, does: Step)]

  init(_ name: String, _ steps: (says: String?, does: Step)...) { (testDescription, self.steps) = (name, steps) }

  static let files: KeyValuePairs<String, String> = [
    "content/site.yml": "title: Example\npublisher: Example Oy\nbase-url: https://example.test/legal/\n",
    "content/index.md": "# Home\n\nSee [privacy](/privacy/).\n", "content/about.md": about,
    "content/static/notes.txt": "Notes.\n",
    "content/policies/privacy/policy.yml": "title: Privacy policy\nkind: privacy\n",
    "content/policies/privacy/2025-01-15.md": "# Privacy\n\nWe keep records for 60 days.\n",
    "content/policies/privacy/draft.md": draft, "content/policies/terms/2025-02-01.md": "# Terms\n\nBe kind.\n",
  ]
  static let about = "---\ntitle: About\n---\nUs.\n"
  static let draft = "# Privacy\n\nWe keep records for 90 days.\n"

  static let all: [Accident] = [
    Accident("broken front matter", ("yaml-invalid", write("content/about.md", "---\ntitle: [\n---\nUs.\n")), restored),
    Accident(
      "a key that does not exist", ("key-unknown", write("content/about.md", "---\ntitel: A\n---\nUs.\n")), restored),
    Accident(
      "a hidden folder for hosts",
      (
        nil,
        write(
          "content/static/.well-known/security.txt", "Contact: mailto:a@example.test\nExpires: 2026-06-01T00:00:00Z\n")
      ),
      (
        nil,
        write(
          "content/static/.well-known/security.txt", "Contact: mailto:b@example.test\nExpires: 2026-06-01T00:00:00Z\n")
      ),
      (nil, write("content/static/.well-known/deep/.er/a.txt", "a")),
      (nil, write("content/static/.well-known/deep/.er/a.txt", "b")),
      (nil, remove("content/static/.well-known"))),
    Accident("a deleted page", (nil, remove("content/about.md")), restored),
    Accident("a deleted draft", (nil, remove("content/policies/privacy/draft.md")), (nil, write(draftPath, draft))),
    Accident(
      "a renamed policy", (nil, move("content/policies/terms", "content/policies/rules")),
      (nil, move("content/policies/rules", "content/policies/terms"))),
    Accident(
      "an error in the theme", ("template", write("themes/default/partials/footer.html", "<footer>{{#menu}}</footer>")),
      (nil, write("themes/default/partials/footer.html", "<footer><p>Mended</p></footer>")), (nil, remove("themes"))),
    Accident("an emptied file", (nil, write(draftPath, "")), (nil, write(draftPath, draft))),
    Accident(
      "a save by rename",
      (
        nil,
        { folder in
          try folder.write([".new": "# Privacy\n\nSaved by rename.\n"])
          try move(".new", draftPath)(folder)
        }
      )),
    Accident(
      "two saves within a millisecond",
      (
        nil,
        { folder in
          try write(draftPath, "# Privacy\n\nThe first save.\n")(folder)
          try write(draftPath, "# Privacy\n\nThe other save.\n")(folder)
        }
      )),
    Accident(
      "a draft that becomes a version", (nil, move(draftPath, "content/policies/privacy/2025-06-01.md")),
      (nil, move("content/policies/privacy/2025-06-01.md", draftPath))),
    Accident(
      "another address", (nil, move("content/about.md", "content/us.md")),
      (nil, move("content/us.md", "content/about.md"))),
    Accident(
      "a loop of symbolic links",
      (
        "link-outside",
        { try FileManager.default.createSymbolicLink(atPath: $0.path + "/content/loop", withDestinationPath: ".") }
      ),
      (nil, remove("content/loop"))),
    Accident(
      "a file that must not be read", (isRoot ? nil : "file-unreadable", mode("content/about.md", 0)),
      (nil, mode("content/about.md", 0o644))),
    Accident(
      "a huge file",
      (nil, write(draftPath, "# Privacy\n\n" + String(repeating: "We keep some words here. ", count: 40_000))),
      (nil, write(draftPath, draft))),
    Accident(
      "bytes that are no text",
      ("text-encoding", { try $0.write([0x23, 0x20, 0xFF, 0xFE, 0x0A, 0xC3], to: draftPath) }),
      (nil, write(draftPath, draft))),
    Accident("the content away and back", ("content-missing", move("content", "away")), (nil, move("away", "content"))),
    Accident(
      // In one step: a site of which half is removed can be built and shown.
      "the content made anew", ("content-missing", move("content", "gone")),
      (nil, { try $0.write(["content/policies/privacy.md": "# Privacy\n\nFrom the start.\n"]) })),
    Accident(
      "broken settings", ("key-unknown", write("content/site.yml", "titel: Example\n")),
      (nil, write("content/site.yml", "title: Another\n"))),
    Accident(
      "another address of the site", (nil, write("content/site.yml", "title: Example\nbase-url: https://other.test/\n"))
    ),
    Accident(
      "a picture among the pages",
      ("file-unused", { try $0.write([0x89, 0x50, 0x4E, 0x47, 0, 0xFF], to: "content/a.png") }),
      (nil, move("content/a.png", "content/static/a.png"))),
    Accident(
      "a name that no address has", ("name-invalid", write("content/über uns?.md", "# U\n")),
      (nil, remove("content/über uns?.md"))),
    Accident(
      "a deep folder", (nil, write("content/a/b/c/d/e/f/g/deep.md", "# Deep\n")),
      (nil, write("content/a/b/c/d/e/f/g/deep.md", "# Deeper\n")), (nil, remove("content/a"))),
    Accident(
      "a pipe", ("file-kind", { _ = mkfifo($0.path + "/content/pipe.md", 0o600) }), (nil, remove("content/pipe.md"))),
    Accident(
      "what editors leave",
      (
        nil,
        { folder in
          for name in [".draft.md.swp", "draft.md~", "#draft.md#", "4913", ".#draft.md"] {
            try write("content/policies/privacy/" + name, "half a text")(folder)
          }
          try write(draftPath, "# Privacy\n\nSaved in between.\n")(folder)
        }
      )),
    Accident(
      "another branch",
      (
        nil,
        { folder in
          for number in 1...60 { try write("content/pages/p\(number).md", "# Page \(number)\n")(folder) }
          try remove("content/policies/terms")(folder)
          try write("content/policies/cookies.md", "# Cookies\n")(folder)
          try write(draftPath, "# Privacy\n\nFrom another branch.\n")(folder)
        }
      ), (nil, remove("content/pages"))),
    Accident(
      "a broken draft and a new page", ("yaml-invalid", write(draftPath, "---\nsummary: [\n---\n")),
      ("yaml-invalid", write("content/new.md", "# New\n")), (nil, write(draftPath, draft))),
  ]

  private static let draftPath = "content/policies/privacy/draft.md"
  private static let restored: (says: String?, does: Step) = (nil, write("content/about.md", about))
  private static let isRoot = geteuid() == 0

  private static func write(_ path: String, _ text: String) -> Step { { try $0.write(Array(text.utf8), to: path) } }

  private static func remove(_ path: String) -> Step {
    { try FileManager.default.removeItem(atPath: $0.path + "/" + path) }
  }

  private static func move(_ old: String, _ new: String) -> Step {
    { folder in
      guard rename(folder.path + "/" + old, folder.path + "/" + new) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
  }

  private static func mode(_ path: String, _ mode: mode_t) -> Step { { _ = chmod($0.path + "/" + path, mode) } }
}
