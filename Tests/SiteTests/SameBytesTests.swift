import Diagnostics
import Foundation
import Site
import TestSupport
import Testing

@Suite struct SameBytesTests {
  /// Twelve long policies rich in what the parser keeps in global tables, in several versions.
  private func fixture(jobs: Int) throws -> SiteFixture {
    var fixture = try SiteFixture()
    fixture.jobs = jobs
    for number in 1...12 {
      for year in 2020...2024 {
        let paragraphs = (1...60).map { line in
          "~~Clause \(line)~~ of policy \(number) keeps *data* for \(line + year) days, see www.party\(line).example or a@b\(line).example."
        }
        try fixture.folder.write(
          Array("# Policy \(number)\n\n\(paragraphs.joined(separator: "\n\n"))\n".utf8),
          to: "content/policies/policy-\(number)/\(year)-05-25.md")
      }
    }
    return fixture
  }

  @Test func oneJobAndManyWriteTheSameBytes() async throws {
    let one = try fixture(jobs: 1)
    try await one.build()
    let expected = try one.folder.files(below: "output")
    #expect(expected.count > 120)
    for _ in 0..<3 {
      let many = try fixture(jobs: 8)
      try await many.build()
      #expect(try many.folder.files(below: "output") == expected)
    }
  }
}
