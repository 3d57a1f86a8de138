import Glibc
import Markdown
import Testing

/// Twice the text takes about twice the work, not four times: measured against a tenth of it, in processor time of the
/// thread, which a busy machine does not stretch.
@Suite(.serialized) struct GrowthTests {
  private static let shapes: [(name: String, make: @Sendable (Int) -> String)] = [
    ("items of one numbered list", { (1...$0).map { "\($0). x\n" }.joined() }),
    ("items of one bullet list", { String(repeating: "- x\n", count: $0) }),
    ("footnotes", { (1...($0 / 10)).map { "a[^\($0)]\n\n[^\($0)]: b\n\n" }.joined() }),
    ("references to one footnote", { String(repeating: "a[^n] ", count: $0) + "\n\n[^n]: b\n" }),
    ("rows of a table", { "|a|b|\n|-|-|\n" + String(repeating: "|c|d|\n", count: $0 / 4) }),
    ("paragraphs", { String(repeating: "a *b*\n\n", count: $0) }),
  ]

  private func time(_ text: String) throws -> Double {
    let bytes = Array(text.utf8)
    let best = try (0..<2).map { _ in
      let start = processorTime
      _ = try ownHTML(bytes)
      return processorTime - start
    }.min()
    return try #require(best)
  }

  /// Seconds that this thread has worked.
  private var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test(arguments: shapes.indices)
  func isLinear(index: Int) throws {
    let (name, make) = Self.shapes[index]
    let (small, large) = (try time(make(5_000)), try time(make(50_000)))
    // Ten times the text: quadratic would be a hundred times.
    #expect(large < max(0.5, small * 35), "\(name): \(small) s, then \(large) s")
  }
}
