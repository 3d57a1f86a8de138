import Foundation
import Synchronization

/// Says when something below some folders has changed.
///
/// A change is told only once every folder that is there is watched. So whoever reads the folders after he was told misses
/// nothing: what happens later is told again. Folders may be missing, come back, be moved or be replaced.
package final class FolderWatch: Sendable {
  /// Paths of what changed, as far as they are known; changes in quick succession are told at once.
  package let changes: AsyncStream<Set<String>>
  private let isStopped = Mutex(false)

  package init(_ folders: [String]) {
    let (stream, continuation) = AsyncStream.makeStream(of: Set<String>.self)
    changes = stream
    // Watched before the initializer returns: what is read after that is covered.
    let tree = Mutex(WatchedTree(folders))
    tree.withLock { $0.watchAll() }
    let thread = Thread { [weak self] in
      while let self, !self.isStopped.withLock({ $0 }) {
        let changed = tree.withLock { $0.nextChanges() }
        if !changed.isEmpty { continuation.yield(changed) }
      }
      continuation.finish()
    }
    thread.name = "folder watch"
    thread.start()
  }

  /// Ends the stream, half a second later at most.
  package func stop() { isStopped.withLock { $0 = true } }
}
