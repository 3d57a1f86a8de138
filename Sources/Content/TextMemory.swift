import Synchronization

/// How many bytes of texts are kept in memory between reading a site and making its pages.
///
/// Texts beyond it are read twice. What is made of them does not depend on it.
package final class TextMemory: Sendable {
  private let room: Mutex<Int>

  package init(bytes: Int = 32 << 20) { room = Mutex(bytes) }

  /// Takes room for so many bytes, if there is any left.
  func keeps(_ bytes: Int) -> Bool {
    room.withLock { room in
      guard bytes <= room else { return false }
      room -= bytes
      return true
    }
  }
}
