import Content
import Diagnostics
import Foundation
import Policies
import Site
import TestSupport
import Testing

/// Builds in memory that keep the pages of what did not change.
@Suite struct IncrementalBuildTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write([
      "content/site.yml": "title: Example\npublisher: Example Oy\nbase-url: https://example.test/sub/\n",
      "content/index.md": "# Home\n\n[Privacy](/privacy/) and [a shop](https://shop.test/).\n",
      "content/about.md": "# About\n\nUs.\n", "content/static/notes.txt": "Notes.\n",
      "content/destinations.yml": "- domain: shop.test\n  name: Shop\n",
      "content/policies/privacy/policy.yml": "title: Privacy policy\nkind: privacy\n",
      "content/policies/privacy/2024-05-25.md": "# Privacy\n\nWe keep records for 30 days.\n",
      "content/policies/privacy/2025-01-15.md":
        "# Privacy\n\nWe keep records for 60 days. [Shop](https://shop.test/).\n",
      "content/policies/privacy/draft.md": "# Privacy\n\nWe keep records for 90 days.\n",
      "content/policies/terms/2025-02-01.md": "# Terms\n\nBe kind. Pay in time.\n",
      "content/policies/terms/draft.md": "# Terms\n\nBe kind. Pay at once.\n",
      "content/policies/cookies.md": "# Cookies\n\nNone.\n",
    ])
  }

  private func options(asOf: String = "2026-01-01") throws -> SiteOptions {
    var options = SiteOptions(asOf: try #require(CalendarDate(asOf)), jobs: 2, generator: "Codicil")
    options.content = folder.path + "/content"
    options.themes = folder.path + "/themes"
    options.output = folder.path + "/output"
    options.includesDrafts = true
    return options
  }

  @Test func aDraftMakesOnlyItsOwnPolicyAnew() async throws {
    let first = try await MemoryBuild.make(options(), after: BuildMemory())
    #expect(first.diagnostics.map(\.message) == [])
    #expect(first.summary.policiesBuilt == 3)
    try folder.write(["content/policies/privacy/draft.md": "# Privacy\n\nWe keep records for 91 days.\n"])
    let second = try await MemoryBuild.make(options(), after: first.memory)
    #expect(second.summary.policiesBuilt == 1)
    let changed = second.files.filter { first.files[$0.key] != $0.value }.keys.sorted()
    #expect(changed == ["privacy/changes/2025-01-15-to-draft/index.html", "privacy/draft/index.html"])
  }

  @Test func whatAllPagesShareMakesAllAnew() async throws {
    let first = try await MemoryBuild.make(options(), after: BuildMemory())
    try folder.write(["content/site.yml": "title: Another\npublisher: Example Oy\n"])
    #expect(try await MemoryBuild.make(options(), after: first.memory).summary.policiesBuilt == 3)
    #expect(try await MemoryBuild.make(options(asOf: "2026-01-02"), after: first.memory).summary.policiesBuilt == 3)
  }

  @Test func aBuildInMemoryIsThatOnDisk() async throws {
    let memory = try await MemoryBuild.make(options(), after: BuildMemory())
    try await Site(options()).build().publish()
    var disk = try folder.files(below: "output").mapValues { Array($0) }
    disk[".codicil"] = nil
    #expect(memory.files.keys.sorted() == disk.keys.sorted())
    #expect(memory.files == disk)
  }

  @Test(arguments: [1, 2, 3]) func anySequenceOfEditsEndsInTheBytesOfAFreshBuild(seed: UInt64) async throws {
    var edits = RandomEdits(folder, seed: seed)
    var memory = BuildMemory()
    var (built, kept) = (0, 0)
    for step in 1...25 {
      let edit = try edits.next()
      let day = step % 9 == 0 ? "2026-06-0\(step % 7 + 1)" : "2026-01-01"
      let build = try await MemoryBuild.make(options(asOf: day), after: memory)
      let fresh = try await MemoryBuild.make(options(asOf: day), after: BuildMemory())
      memory = build.memory
      let different = Set(build.files.keys).union(fresh.files.keys).filter { build.files[$0] != fresh.files[$0] }
      #expect(different.sorted() == [], "step \(step): \(edit)")
      #expect(build.diagnostics == fresh.diagnostics, "step \(step): \(edit)")
      if !build.diagnostics.hasErrors {
        built += 1
        kept += build.summary.policies - build.summary.policiesBuilt
      }
    }
    #expect(built >= 5 && kept >= 5)
  }
}

/// Edits of a content folder, drawn from a seed.
private struct RandomEdits {
  private let folder: TemporaryFolder
  private var state: UInt64
  private var count = 0

  init(_ folder: TemporaryFolder, seed: UInt64) {
    self.folder = folder
    state = seed
  }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  private mutating func draw(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }

  private mutating func pick(_ values: [String]) -> String { values[draw(values.count)] }

  private func sources() throws -> [String] {
    try folder.files(below: "content").keys.filter { $0.hasSuffix(".md") }.sorted()
  }

  /// Makes one edit and says which.
  mutating func next() throws -> String {
    count += 1
    switch draw(12) {
    case 0...2:
      let path = pick(try sources())
      let text = (try folder.text("content/" + path)) + "\nSentence \(count) may cost \(draw(90)) euros.\n"
      try folder.write(Array(text.utf8), to: "content/" + path)
      return "add to \(path)"
    case 3:
      let files = try sources()
      guard files.count > 4 else { return "nothing" }
      let path = pick(files)
      try FileManager.default.removeItem(at: folder.url.appending(path: "content/" + path))
      return "remove \(path)"
    case 4:
      let path = "content/policies/\(pick(["privacy", "terms", "new"]))/\(2020 + draw(8))-0\(1 + draw(9))-15.md"
      try folder.write(Array("# Text \(count)\n\nWe keep \(draw(9)) things.\n".utf8), to: path)
      return "write \(path)"
    case 5:
      try folder.write([
        "content/site.yml":
          "title: Site \(draw(3))\npublisher: Example Oy\nredlines-of-all-pairs: \(draw(4))\nrules: {link-plain-http: \(pick(["off", "note"]))}\n"
      ])
      return "site.yml"
    case 6:
      try folder.write(["content/destinations.yml": "- domain: shop.test\n  name: Shop \(draw(3))\n"])
      return "destinations.yml"
    case 7:
      try folder.write([
        "content/policies/privacy/policy.yml": "title: Privacy \(draw(3))\nnotice-days: \(draw(60))\n"
      ])
      return "policy.yml"
    case 8:
      try folder.write(["themes/default/partials/footer.html": "<footer><p>Footer \(draw(3))</p></footer>\n"])
      return "theme"
    case 9:
      let path = "content/policies/\(pick(["privacy", "terms"]))/draft.md"
      let text =
        draw(3) == 0
        ? "---\nsummary: [\n---\n# Broken\n" : "# Draft \(count)\n\nSee [it](http://plain.test/?a=\(draw(3))).\n"
      try folder.write(Array(text.utf8), to: path)
      return "rewrite \(path)"
    case 10:
      let (old, new) = draw(2) == 0 ? ("terms", "rules") : ("rules", "terms")
      let root = folder.path + "/content/policies/"
      guard FileManager.default.fileExists(atPath: root + old), !FileManager.default.fileExists(atPath: root + new)
      else { return "nothing" }
      try FileManager.default.moveItem(atPath: root + old, toPath: root + new)
      return "move \(old) to \(new)"
    default:
      try folder.write([
        "content/about.md": "---\ntitle: About \(draw(3))\n---\nUs, [elsewhere](https://other\(draw(3)).test/).\n"
      ])
      return "about.md"
    }
  }
}
