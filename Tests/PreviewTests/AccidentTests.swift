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

  /// Waits until the preview shows what is on disk; half a minute on a busy machine.
  private func settle(_ preview: RunningPreview, _ pages: Set<String>, _ when: String) async throws -> Set<String> {
    var said: String?
    for _ in 1...300 {
      try await Task.sleep(for: .milliseconds(100))
      let (difference, now) = try await preview.difference(from: pages)
      guard let difference else { return now }
      said = difference
    }
    Issue.record("\(when): \(said ?? "")")
    return pages
  }
}
