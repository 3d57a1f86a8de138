import Synchronization

/// Counts what is done from any thread.
final class ProgressCounter: Sendable {
  private let done = Mutex(0)
  private let total: Int
  private let report: @Sendable (Int, Int) -> Void

  init(of total: Int, _ report: @escaping @Sendable (Int, Int) -> Void) {
    self.total = total
    self.report = report
  }

  func advance(by count: Int) {
    done.withLock { done in
      done += count
      report(done, total)
    }
  }
}
