import Diagnostics
import Foundation
import Synchronization

/// The right to write an output folder, which one build at a time has.
///
/// It is the lock (flock(2)) on a hidden file beside the folder, which stays where it is while folders are exchanged. The
/// file is removed by the last who has the lock; a killed program leaves it and loses the lock all the same.
final class OutputLock: Sendable {
  /// How long a build waits for another one: so many tries, with a pause between two.
  static let tries = 1_200
  private static let pause = Duration.milliseconds(50)

  private let path: String
  private let descriptor: Mutex<Int32?>

  /// Waits for it.
  ///
  /// - Parameters:
  ///   - waiting: called once if somebody else has it, with who that is.
  /// - Throws: `output-locked` with who has it, after so many tries.
  init(
    _ path: String, tries: Int, shownAs name: String, waiting: @Sendable (String) -> Void
  ) async throws(Diagnostic) {
    self.path = path
    var holder: String?
    for _ in 0..<max(tries, 1) {
      if let taken = try Self.take(path, shownAs: name) {
        descriptor = Mutex(taken)
        return
      }
      if holder == nil {
        let found = Self.holder(of: path)
        holder = found
        waiting(found)
      }
      try? await Task.sleep(for: Self.pause)
    }
    throw Diagnostic(
      .error, "output-locked", "\(Self.holder(of: path)) is writing this folder", path: name,
      advice: "wait until it has ended, or end it, and build again")
  }

  /// - Returns: nil if somebody else has it.
  private static func take(_ path: String, shownAs name: String) throws(Diagnostic) -> Int32? {
    while true {
      let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
      guard file >= 0 else { throw Files.failure("cannot be locked", name) }
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        let problem = errno == EWOULDBLOCK || errno == EINTR ? nil : Files.failure("cannot be locked", name)
        close(file)
        if let problem { throw problem }
        return nil
      }
      // Who had it before may have removed the file after it was opened here.
      if isSame(file, path) {
        write(holder: file)
        return file
      }
      close(file)
    }
  }

  private static func isSame(_ file: Int32, _ path: String) -> Bool {
    var (own, there) = (stat(), stat())
    return fstat(file, &own) == 0 && lstat(path, &there) == 0 && own.st_ino == there.st_ino
      && own.st_dev == there.st_dev
  }

  /// Who writes, for those who wait. Nothing depends on it.
  private static func write(holder file: Int32) {
    var host = [CChar](repeating: 0, count: 256)
    gethostname(&host, host.count - 1)
    let name = String(decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let text = Array("\(getpid()) \(name)\n".utf8)
    _ = ftruncate(file, 0)
    _ = pwrite(file, text, text.count, 0)
  }

  private static func holder(of path: String) -> String {
    let words = (try? Files.read(path, shownAs: path)).map { String(decoding: $0, as: UTF8.self) }?
      .split(whereSeparator: \.isWhitespace)
    guard let words, words.count == 2 else { return "another build" }
    return "another build (process \(words[0]) on \(words[1]))"
  }

  var isHeld: Bool { descriptor.withLock { $0 != nil } }

  /// Lets others have it.
  func release() {
    descriptor.withLock { file in
      guard let taken = file else { return }
      unlink(path)
      close(taken)
      file = nil
    }
  }

  deinit { release() }
}
