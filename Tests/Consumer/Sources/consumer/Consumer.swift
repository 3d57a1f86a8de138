import CodicilKit
import Foundation

/// Builds a site and compares two texts with the public library, and checks what it is told.
///
///     consumer SITE OUTPUT
@main struct Consumer {
  /// What was not as it must be.
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  static func main() async {
    do {
      guard CommandLine.arguments.count == 3 else { throw Fault(description: "usage: consumer SITE OUTPUT") }
      try await build(CommandLine.arguments[1], into: CommandLine.arguments[2])
      try await reportsWhatIsWrong()
      try compare()
      print("3 passed, 0 failed")
    } catch {
      print("\(error)")
      print("0 passed, 1 failed")
      exit(1)
    }
  }

  static func expect(_ condition: Bool, _ fault: String) throws {
    guard condition else { throw Fault(description: fault) }
  }

  /// The example site: read, built, published.
  static func build(_ folder: String, into output: String) async throws {
    guard let day = Day("2026-11-28") else { throw Fault(description: "2026-11-28 is a day") }
    let site = try await Site(at: folder, asOf: day)
    try expect(!site.findings.contains { $0.severity == .error }, "the example has errors: \(site.findings)")
    guard let privacy = site.policies.first(where: { $0.id == "privacy" }), let current = privacy.current else {
      throw Fault(description: "there is no privacy policy in force")
    }
    try expect(current.status == .current && current.digest.count == 64, "\(current)")
    try expect(privacy.versions.map(\.id) == privacy.versions.map(\.id).sorted(), "the oldest version is first")
    let build = await site.build(into: output)
    try expect(build.canBePublished, "\(build.findings)")
    try expect(build.summary.policies == site.policies.count { $0.language == nil }, "\(build.summary)")
    try expect(!FileManager.default.fileExists(atPath: output + "/index.html"), "a build alone publishes nothing")
    try await build.publish()
    let page = try String(contentsOfFile: output + "/privacy/index.html", encoding: .utf8)
    try expect(page.contains(privacy.title), "the page of the policy has its title")
  }

  /// A site with a mistake is not published, and the mistake has a place.
  static func reportsWhatIsWrong() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "consumer-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder + "/content/policies", withIntermediateDirectories: true)
    try "---\neffective: 2025-13-01\n---\n\n# Privacy\n\nWe keep it.\n".write(
      toFile: folder + "/content/policies/privacy.md", atomically: true, encoding: .utf8)
    guard let day = Day(year: 2026, month: 11, day: 28) else { throw Fault(description: "2026-11-28 is a day") }
    let build = await (try Site(at: folder, asOf: day)).build(into: folder + "/output")
    guard let finding = build.findings.first(where: { $0.rule == "date-invalid" }) else {
      throw Fault(description: "an impossible date is reported: \(build.findings)")
    }
    try expect((finding.line, finding.column) == (2, 12) && finding.severity == .error, "\(finding)")
    do {
      try await build.publish()
      throw Fault(description: "a build with errors was published")
    } catch let finding as Finding {
      try expect(finding.rule == "build-failed", "\(finding)")
    }
    do {
      _ = try await Site(at: folder + "/nothing", asOf: day)
      throw Fault(description: "a folder that does not exist was read")
    } catch let finding as Finding {
      try expect(finding.rule == "content-missing", "\(finding)")
    }
  }

  static func compare() throws {
    let comparison = try Comparison(
      of: "# Privacy\n\nWe keep it 30 days.\n", with: "# Privacy\n\nWe keep it 14 days.\n")
    try expect(comparison.verdict == .substantive && !comparison.isCoarse, "\(comparison.verdict)")
    try expect(comparison.changes.map(\.changeClass) == [.edited], "\(comparison.changes)")
    try expect(comparison.changes[0].new == "We keep it 14 days.", "\(comparison.changes)")
    try expect(comparison.markdown(old: "a", new: "b").contains("<ins>14</ins>"), "Markdown marks the new words")
    try expect(String(decoding: comparison.html(old: "a", new: "b"), as: UTF8.self).contains("<ins"), "HTML does too")
    try expect(try Comparison(of: "Same.", with: "Same.").verdict == .none, "equal texts do not differ")
  }
}
