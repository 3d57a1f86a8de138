import Foundation

/// Folders and all below them, watched by Linux's inotify(7).
///
/// A link to a folder is not followed, as in reading a content folder. Any change of the folders themselves makes all
/// watches anew: it is rare, and costs less than to keep account of what was moved where.
struct WatchedTree: ~Copyable {
  private let roots: [String]
  /// Whether a hidden file or folder, or one of an editor, is read all the same.
  private let readsHidden: @Sendable (String) -> Bool
  /// The device and number of each root, as it was watched; nil where it is missing.
  private var identities: [Identity?] = []
  private var descriptor: Int32 = -1
  private var folders: [Int32: String] = [:]
  /// Whether the system had no watch for some folder; changes are then looked for every second.
  private var isIncomplete = false

  private struct Identity: Equatable {
    let device: UInt64
    let number: UInt64
  }

  private static let patience: Int32 = 400
  /// Milliseconds of quiet after which a change is over, and for how long quiet is waited for.
  private static let quiet: Int32 = 10
  private static let longestWait = Duration.milliseconds(150)
  private static let events = UInt32(
    IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF
      | IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK)

  init(_ roots: [String], readsHidden: @escaping @Sendable (String) -> Bool = { _ in false }) {
    (self.roots, self.readsHidden) = (roots, readsHidden)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  // MARK: Watching

  /// Drops all watches and watches every folder that is there.
  mutating func watchAll() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = inotify_init1(Int32(O_CLOEXEC | O_NONBLOCK))
    folders = [:]
    isIncomplete = descriptor < 0
    identities = roots.map(Self.identity)
    for root in roots { watch(Files.realPath(root), as: root) }
  }

  private mutating func watch(_ root: String, as name: String) {
    var waiting = [(path: root, name: name)]
    while let (path, name) = waiting.popLast() {
      let watch = inotify_add_watch(descriptor, path, Self.events)
      if watch < 0, errno == ENOSPC || errno == ENOMEM || errno == EBADF { isIncomplete = true }
      guard watch >= 0 else { continue }
      folders[watch] = name
      // A folder that cannot be read is reported by whoever builds.
      let entries = (try? Files.listing(path, shownAs: name, hidden: true).entries) ?? []
      for entry in entries where entry.kind == .folder && isRead(entry.name, in: name, isFolder: true) {
        waiting.append((path + "/" + entry.name, name + "/" + entry.name))
      }
    }
  }

  /// Whether an entry of a folder is part of what is read.
  private func isRead(_ entry: String, in folder: String, isFolder: Bool) -> Bool {
    let isPlain = !entry.hasPrefix(".") && (isFolder || !Files.isEditorsOwn(entry))
    return isPlain || readsHidden(folder + "/" + entry)
  }

  private static func identity(of path: String) -> Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }

  // MARK: Listening

  /// Waits for changes and for the quiet after them; empty where none came within half a second.
  mutating func nextChanges() -> Set<String> {
    var changes: Set<String> = []
    waitForEvents(isIncomplete ? 1_000 : Self.patience)
    var mustWatchAnew = readEvents(into: &changes)
    if !changes.isEmpty || mustWatchAnew {
      let start = ContinuousClock.now
      while waitForEvents(Self.quiet), ContinuousClock.now - start < Self.longestWait {
        mustWatchAnew = readEvents(into: &changes) || mustWatchAnew
      }
    }
    for (root, known) in zip(roots, identities) where Self.identity(of: root) != known {
      changes.insert(root)
      mustWatchAnew = true
    }
    if mustWatchAnew { watchAll() }
    if isIncomplete, changes.isEmpty { changes = Set(roots.prefix(1)) }
    return changes
  }

  @discardableResult
  private func waitForEvents(_ milliseconds: Int32) -> Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, milliseconds) > 0
  }

  /// - Returns: whether folders came or went, or the system lost count of what happened.
  private func readEvents(into changes: inout Set<String>) -> Bool {
    var mustWatchAnew = false
    let header = MemoryLayout<inotify_event>.size
    withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 8) { buffer in
      while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        guard count > 0 else { return }
        var offset = 0
        while offset + header <= count {
          let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
          let bytes = buffer[(offset + header)..<(offset + header + Int(event.len))].prefix { $0 != 0 }
          offset += header + Int(event.len)
          let mask = Int32(bitPattern: event.mask)
          if mask & IN_Q_OVERFLOW != 0 {
            changes.formUnion(roots)
            mustWatchAnew = true
            continue
          }
          guard mask & IN_IGNORED == 0, let folder = folders[event.wd] else { continue }
          let name = String(decoding: bytes, as: UTF8.self)
          guard isRead(name, in: folder, isFolder: mask & IN_ISDIR != 0) else { continue }
          if mask & (IN_ISDIR | IN_DELETE_SELF | IN_MOVE_SELF) != 0 { mustWatchAnew = true }
          changes.insert(name.isEmpty ? folder : folder + "/" + name)
        }
      }
    }
    return mustWatchAnew
  }
}
