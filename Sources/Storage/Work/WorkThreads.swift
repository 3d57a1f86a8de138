import Foundation
import Synchronization

/// Threads for work that waits for disks, locks and other programs.
///
/// Swift's own threads are as many as the machine has cores, and all asynchronous code shares them: one that waits for a
/// disk is missing everywhere else. Work that is run here waits on threads of its own. They start as they are needed, up
/// to a limit, and stay for later work.
package final class WorkThreads: TaskExecutor {
  /// The threads of the program.
  package static let shared = WorkThreads(limit: 64)

  private struct State {
    var jobs: [UnownedJob] = []
    var threads = 0
    var idle = 0
  }

  private let state = Mutex(State())
  /// Counts the jobs that wait.
  private let waiting = DispatchSemaphore(value: 0)
  private let limit: Int

  /// - Parameter limit: how many threads there are at most.
  package init(limit: Int) { self.limit = limit }

  /// Runs an operation, and all that it calls and starts as its children, on the shared threads.
  package static func run<Result, Failure: Error>(
    _ operation: () async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    try await withTaskExecutorPreference(shared, isolation: nil, operation: operation)
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let needsThread = state.withLock { state in
      state.jobs.append(job)
      guard state.jobs.count > state.idle, state.threads < limit else { return false }
      state.threads += 1
      state.idle += 1
      return true
    }
    if needsThread { startThread() }
    waiting.signal()
  }

  private func startThread() {
    Thread.detachNewThread { [self] in
      while true {
        waiting.wait()
        let job = state.withLock { state in
          state.idle -= 1
          return state.jobs.removeFirst()
        }
        job.runSynchronously(on: asUnownedTaskExecutor())
        state.withLock { $0.idle += 1 }
      }
    }
  }
}
