import Foundation
import Storage
import Synchronization
import TestSupport
import Testing

/// Work that waits for something, on threads of its own.
@Suite struct WorkThreadsTests {
  /// Counts the steps of a task on Swift's own threads, and lets waiting work go on after so many.
  private final class Steps: Sendable {
    let enough = 1_000
    private let count = Mutex(0)
    private let reached = DispatchSemaphore(value: 0)

    var made: Int { count.withLock { $0 } }

    func make(releasing waiting: Int) async {
      for _ in 0..<enough {
        count.withLock { $0 += 1 }
        await Task.yield()
      }
      for _ in 0..<waiting { reached.signal() }
    }

    /// Blocks its thread until the steps are made. The limit is there for a fault alone, so that it ends.
    func wait() -> Bool { reached.wait(timeout: .now() + .milliseconds(Int(Patience.milliseconds))) == .success }
  }

  /// More than Swift has threads.
  private static let many = ProcessInfo.processInfo.activeProcessorCount * 4

  @Test func workThatWaitsTakesNoThreadFromOtherTasks() async {
    let steps = Steps()
    let many = min(Self.many, 32)
    async let released = Parallel.map(Array(0..<many), jobs: many) { _ in steps.wait() }
    let counting = Task.detached { await steps.make(releasing: many) }
    #expect(await released.allSatisfy { $0 })
    await counting.value
    #expect(steps.made == steps.enough)
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
