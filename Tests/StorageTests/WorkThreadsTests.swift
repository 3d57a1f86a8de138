import Foundation
import Storage
import Synchronization
import TestSupport
import Testing

/// Work that waits for something, on threads of its own.
@Suite struct WorkThreadsTests {
  /// A place where so many threads wait for each other.
  private final class Gate: Sendable {
    private let expected: Int
    private let arrived = Mutex(0)
    private let isOpen = DispatchSemaphore(value: 0)

    init(for expected: Int) { self.expected = expected }

    /// Blocks the thread until all have arrived. The limit is there for a fault alone, so that the test ends.
    func pass() -> Bool {
      let isLast = arrived.withLock { count in
        count += 1
        return count == expected
      }
      if isLast { for _ in 1..<expected { isOpen.signal() } }
      return isLast || isOpen.wait(timeout: .now() + .milliseconds(Int(Patience.milliseconds))) == .success
    }
  }

  @Test func workThatWaitsTakesNoThreadFromOtherTasks() async {
    // More than Swift has threads: of so many, the last would never arrive there.
    let many = min(ProcessInfo.processInfo.activeProcessorCount * 4, 32)
    let gate = Gate(for: many)
    let passed = await Parallel.map(Array(0..<many), jobs: many) { _ in gate.pass() }
    #expect(passed == [Bool](repeating: true, count: many))
  }

  @Test func anOperationAndItsChildrenRunOnTheWorkThreads() async {
    @Sendable func isAtWork() -> Bool {
      withUnsafeCurrentTask { $0?.unownedTaskExecutor == WorkThreads.shared.asUnownedTaskExecutor() }
    }
    #expect(!isAtWork())
    let answers = await WorkThreads.run {
      await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<8 { group.addTask { isAtWork() } }
        return await group.reduce(into: [isAtWork()]) { $0.append($1) }
      }
    }
    #expect(answers == [Bool](repeating: true, count: 9))
    #expect(!isAtWork())
  }

  private final class Seen: Sendable {
    let threads = Mutex(Set<ObjectIdentifier>())
    /// How many are at work now, and how many there were at most.
    let running = Mutex((now: 0, most: 0))
  }

  @Test func noMoreThreadsStartThanTheLimit() async {
    let threads = WorkThreads(limit: 3)
    let seen = Seen()
    await withTaskGroup { group in
      for _ in 0..<100 {
        group.addTask(executorPreference: threads) {
          seen.threads.withLock { _ = $0.insert(ObjectIdentifier(Thread.current)) }
          await Task.yield()
        }
      }
    }
    #expect((1...3).contains(seen.threads.withLock { $0.count }))
  }

  @Test func resultsAreInTheOrderOfTheValuesAndNoMoreThanTheJobsAreInTheMaking() async {
    let seen = Seen()
    let results = await Parallel.map(Array(0..<200), jobs: 5) { number in
      seen.running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
      await Task.yield()
      seen.running.withLock { $0.now -= 1 }
      return number * 2
    }
    #expect(results == (0..<200).map { $0 * 2 })
    #expect((1...5).contains(seen.running.withLock { $0.most }))
  }
}
