import Foundation
import Site
import TestSupport
import Testing

/// A real server, real files, and what happens to them.
@Suite struct AccidentTests {
  @Test(arguments: Accident.all)
  func thePreviewSaysWhatIsWrongRecoversAndShowsNothingStale(accident: Accident) async throws {
    let folder = try TemporaryFolder()
    try folder.write(Accident.files)
    let preview = try await RunningPreview(folder)
    var pages = try await settle(preview, [], "at the start")
    for (number, step) in accident.steps.enumerated() {
      try step.does(folder)
      pages = try await settle(preview, pages, "step \(number + 1)")
      let told = try #require(await preview.client.state(of: "/"))
      let problems = (told["problems"] as? [[String: Any]] ?? []).compactMap { $0["text"] as? String }.joined()
      if let says = step.says { #expect(problems.contains(says)) } else { #expect(problems == "") }
      #expect(await preview.client.get(pages.first { $0.hasSuffix("index.html") } ?? "/")?.status == 200)
    }
  }

  /// Waits until the preview shows what is on disk.
  private func settle(_ preview: RunningPreview, _ pages: Set<String>, _ when: String) async throws -> Set<String> {
    var (difference, now): (String?, Set<String>) = (nil, pages)
    do {
      try await Patience.wait(until: "\(when): the preview shows what is on disk") {
        (difference, now) = try await preview.difference(from: pages)
        return difference == nil
      }
    } catch {
      Issue.record("\(error): \(difference ?? "")")
    }
    return now
  }
}
