import Foundation
import Markdown
import Synchronization
import TestSupport
import Testing

/// The library's extensions write process-wide tables; parsing on many threads must not notice.
@Suite struct ThreadSafetyTests {
  /// Texts of several shapes, rich in strikethrough and addresses.
  private static func ownTexts(_ count: Int) -> [[UInt8]] {
    let pieces = [
      "~~struck~~ ", "~one~ ", "www.example.com/a_b ", "http://x.example/?q=(1) ", "mail@x.example ", "a:b ", "w-w ",
      "*em ~~both~~* ", "`~~code~~` ", "[link](u~v) ", "~~not\n", "\n\n", "\n- [ ] ~~task~~ ", "[^n] ", "~~~ ",
      "\n\n| ~~a~~ | www.b.example |\n|---|---|\n| c | ~~d |\n\n", "&amp;:w@ ", "https:~~//~~ ",
    ]
    return (0..<count).map { index in
      var random = SplitMix(state: UInt64(index))
      let words = (0..<40).map { _ in pieces[random.next(below: pieces.count)] }.joined()
      return Array((words + "\n\n[^n]: a ~~note~~ www.n.example\n").utf8)
    }
  }

  @Test func eightThreadsGiveTheSameBytesAsOne() throws {
    try compareThreads(Self.ownTexts(240))
  }

  @Test(.requires(.collection)) func eightThreadsGiveTheSameBytesAsOneForRealDocuments() throws {
    try compareThreads(RealDocuments.sample(16, ofAtMost: 30_000))
  }

  private func compareThreads(_ texts: [[UInt8]]) throws {
    let expected = try texts.map { try ownHTML($0) }
    for round in 1...3 {
      let wrong = OnThreads.count(8) { thread in
        (0..<texts.count).filter { step in
          // Each thread starts elsewhere, so that different texts meet.
          let index = (step + thread * 31 + round) % texts.count
          return (try? ownHTML(texts[index])) != expected[index]
        }.count
      }
      #expect(wrong == 0, "round \(round)")
    }
  }

  @Test func tasksOfTheConcurrentPoolGiveTheSameBytesAsOne() async throws {
    let texts = Self.ownTexts(200)
    let expected = try texts.map { try ownHTML($0) }
    let found = await withTaskGroup(of: (Int, [UInt8]?).self, returning: [[UInt8]?].self) { group in
      for (index, text) in texts.enumerated() { group.addTask { (index, try? ownHTML(text)) } }
      return await group.reduce(into: [[UInt8]?](repeating: nil, count: texts.count)) { $0[$1.0] = $1.1 }
    }
    #expect(found == expected)
  }
}

/// Work on real threads, as many as are asked for, each with a small stack.
enum OnThreads {
  /// - Returns: the sum of what the threads counted.
  static func count(_ threads: Int, stack: Int = 8 << 20, _ body: @escaping @Sendable (Int) -> Int) -> Int {
    let total = Total()
    let done = DispatchSemaphore(value: 0)
    for number in 0..<threads {
      let thread = Thread {
        total.add(body(number))
        done.signal()
      }
      thread.stackSize = stack
      thread.start()
    }
    for _ in 0..<threads { done.wait() }
    return total.value
  }

  private final class Total: Sendable {
    private let sum = Mutex(0)
    func add(_ count: Int) { sum.withLock { $0 += count } }
    var value: Int { sum.withLock { $0 } }
  }
}
