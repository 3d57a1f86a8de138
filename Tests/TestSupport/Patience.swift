import Foundation

/// How long tests wait for something that is sure to happen.
///
/// The limit is there for a fault alone, so that it ends and is reported: no test passes or fails for being fast or slow.
package struct Patience {
  struct Exhausted: Error, CustomStringConvertible {
    let description: String
  }

  /// Five minutes, in milliseconds: far more than the busiest machine needs.
  package static let milliseconds: Int32 = 300_000

  private let what: String
  private let end: ContinuousClock.Instant

  /// - Parameter what: what is waited for.
  package init(_ what: String) {
    self.what = what
    end = .now + .milliseconds(Self.milliseconds)
  }

  /// - Throws: once the time is over.
  package func check() throws {
    guard .now < end else { throw Exhausted(description: "did not happen in five minutes: \(what)") }
  }

  /// Waits until something is so, and looks again and again.
  package static func wait(until what: String, _ isSo: () throws -> Bool) throws {
    let patience = Patience(what)
    while try !isSo() {
      try patience.check()
      usleep(5_000)
    }
  }

  /// The same, for what is asked asynchronously.
  package static func wait(until what: String, _ isSo: () async throws -> Bool) async throws {
    let patience = Patience(what)
    while try await !isSo() {
      try patience.check()
      try await Task.sleep(for: .milliseconds(50))
    }
  }
}
