import Synchronization

/// Changes that nobody has taken yet, as one set.
///
/// Whoever takes them works for a while, and more changes come. However many they are, they are the next set, so they
/// cause one build and not one each.
package struct MergedChanges: AsyncSequence, Sendable {
  package typealias Element = Set<String>
  package typealias Failure = Never

  fileprivate final class Pending: Sendable {
    let paths = Mutex<Set<String>>([])
  }

  private let pending = Pending()
  private let signals: AsyncStream<Void>
  private let signal: AsyncStream<Void>.Continuation

  package init() {
    // One signal is enough for everything that came before it is seen.
    (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  package func add(_ changes: Set<String>) {
    guard !changes.isEmpty else { return }
    pending.paths.withLock { $0.formUnion(changes) }
    signal.yield()
  }

  /// Ends the sequence after what was added.
  package func finish() { signal.finish() }

  package func makeAsyncIterator() -> Iterator {
    Iterator(signals: signals.makeAsyncIterator(), pending: pending)
  }

  package struct Iterator: AsyncIteratorProtocol {
    fileprivate var signals: AsyncStream<Void>.Iterator
    fileprivate let pending: Pending

    package mutating func next() async -> Set<String>? { await next(isolation: nil) }

    package mutating func next(isolation actor: isolated (any Actor)?) async -> Set<String>? {
      while await signals.next(isolation: actor) != nil {
        let changes = pending.paths.withLock { paths in
          defer { paths = [] }
          return paths
        }
        if !changes.isEmpty { return changes }
      }
      return nil
    }
  }
}
