import Foundation
import Synchronization

/// A thread whose stack is large enough for the 1,000 levels that libyaml reads before it gives up; Yams builds its tree
/// by recursion, and the thread of a caller may have half a megabyte.
enum DeepStack {
  private static let bytes = 16 << 20

  /// Does something on such a thread and waits for it.
  static func run<Answer: Sendable>(_ body: @escaping @Sendable () -> Answer) -> Answer {
    let answer = Answered<Answer>()
    let thread = Thread {
      answer.value.withLock { $0 = body() }
      answer.isReady.signal()
    }
    thread.stackSize = bytes
    thread.start()
    while true {
      answer.isReady.wait()
      if let found = answer.value.withLock({ $0 }) { return found }
    }
  }

  private final class Answered<Answer: Sendable>: Sendable {
    let value = Mutex<Answer?>(nil)
    let isReady = DispatchSemaphore(value: 0)
  }
}
