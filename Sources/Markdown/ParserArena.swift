import CCMarkGFM
import Glibc

/// Memory for one parse at a time on each thread: handed out in a row, given back all at once.
///
/// The library allocates hundreds of small pieces for a page and frees them one by one; an arena makes that nearly free.
/// Its callbacks carry no context, so the arena of a thread is found through the thread itself.
enum ParserArena {
  /// The allocator to give to the library. Its functions may be called only inside `withArena`.
  // Written once, when first used.
  nonisolated(unsafe) static let allocator: UnsafeMutablePointer<cmark_mem> = {
    let allocator = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
    allocator.initialize(
      to: cmark_mem(
        calloc: { count, size in ParserArena.withCurrent { $0.allocate(count * size) } },
        realloc: { pointer, size in ParserArena.withCurrent { $0.grow(pointer, to: size) } },
        free: { _ in }))
    return allocator
  }()

  /// Runs a parse, after which everything that it allocated is gone.
  static func withArena<Result>(_ body: () -> Result) -> Result {
    let arena = current ?? makeArena()
    defer { arena.reset() }
    return body()
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { pointer in
      if let pointer { Unmanaged<Arena>.fromOpaque(pointer).release() }
    }
    return key
  }()

  private static var current: Arena? {
    pthread_getspecific(key).map { Unmanaged<Arena>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Asked for every piece: without counting references.
  private static func withCurrent(
    _ body: (Arena) -> UnsafeMutableRawPointer?
  ) -> UnsafeMutableRawPointer? {
    guard let pointer = pthread_getspecific(key) else { return nil }
    return Unmanaged<Arena>.fromOpaque(pointer)._withUnsafeGuaranteedRef { body($0) }
  }

  private static func makeArena() -> Arena {
    let arena = Arena()
    pthread_setspecific(key, Unmanaged.passRetained(arena).toOpaque())
    return arena
  }
}

/// Chunks of memory, filled from the front. Each piece has its size in front of it, for growing.
private final class Arena {
  private var chunks: [UnsafeMutableRawBufferPointer] = []
  private var current = 0
  private var used = 0
  private static let chunkSize = 1 << 20
  private static let header = 16
  /// Chunks kept from one parse to the next.
  private static let kept = 16

  /// Zeroed memory, aligned to 16 bytes.
  func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
    let pointer = take(size)
    if let pointer { memset(pointer, 0, size) }
    return pointer
  }

  func grow(_ pointer: UnsafeMutableRawPointer?, to size: Int) -> UnsafeMutableRawPointer? {
    guard let pointer else { return take(size) }
    let old = pointer.load(fromByteOffset: -Self.header, as: Int.self)
    guard size > old else { return pointer }
    guard let grown = take(size) else { return nil }
    memcpy(grown, pointer, old)
    return grown
  }

  func reset() {
    while chunks.count > Self.kept { chunks.removeLast().deallocate() }
    (current, used) = (0, 0)
  }

  private func take(_ size: Int) -> UnsafeMutableRawPointer? {
    let needed = Self.header + (size + 15) & ~15
    while current < chunks.count, used + needed > chunks[current].count { (current, used) = (current + 1, 0) }
    if current == chunks.count {
      chunks.append(
        UnsafeMutableRawBufferPointer.allocate(byteCount: max(Self.chunkSize, needed), alignment: 16))
    }
    guard let base = chunks[current].baseAddress else { return nil }
    let pointer = base + used
    used += needed
    pointer.storeBytes(of: size, as: Int.self)
    return pointer + Self.header
  }

  deinit {
    for chunk in chunks { chunk.deallocate() }
  }
}
