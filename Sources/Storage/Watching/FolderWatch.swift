import Foundation
import Synchronization

/// Tells when something below some folders has changed.
///
/// A change is told only once every folder that is there is watched. So whoever reads the folders after being told misses
/// nothing: what happens later is told again. Folders may be missing, come back, be moved or be replaced.
package final class FolderWatch: Sendable {
  /// Paths of what changed, as far as they are known.
  package let changes = MergedChanges()
  private let isStopped = Mutex(false)

  /// - Parameter readsHidden: whether a hidden file or folder, or one of an editor, is read all the same; given its path
  ///   below one of the folders, with the folder's own path before it.
  package init(_ folders: [String], readsHidden: @escaping @Sendable (String) -> Bool = { _ in false }) {
    // Watched before the initializer returns: what is read after that is covered.
    let tree = Mutex(WatchedTree(folders, readsHidden: readsHidden))
    tree.withLock { $0.watchAll() }
    let changes = self.changes
    let thread = Thread { [weak self] in
      while let self, !self.isStopped.withLock({ $0 }) {
        changes.add(tree.withLock { $0.nextChanges() })
      }
      changes.finish()
    }
    thread.name = "folder watch"
    thread.start()
  }

  /// Ends the changes, half a second later at most.
  package func stop() { isStopped.withLock { $0 = true } }
}
