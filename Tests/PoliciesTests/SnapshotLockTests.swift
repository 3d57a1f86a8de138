import Diagnostics
import Policies
import Testing

@Suite struct SnapshotLockTests {
  private static let entries = [("2024-05-25.md", "A"), ("2025-01-15.md", "B"), ("2025-01-15-2.md", "C")].map {
    SnapshotLock.Entry(name: $0.0, digest: Digest(of: $0.1.utf8))
  }

  private func file(_ text: String) -> SourceFile { SourceFile(path: "snapshots.lock", bytes: Array(text.utf8)) }

  @Test func eachChainLineIsTheDigestOfTheTwoLinesAboveIt() throws {
    let lines = SnapshotLock(Self.entries).text.split(separator: "\n").map(String.init)
    #expect(lines.count == 7)
    for row in stride(from: 2, to: 7, by: 2) {
      let above = lines[(row - 2)..<row].map { $0 + "\n" }.joined()
      #expect(lines[row] == "# chain \(Digest(of: above.utf8))")
    }
    #expect(SnapshotLock(Self.entries).head.map { "# chain \($0)" } == lines.last)
  }

  @Test(arguments: SnapshotLock.Origin.allCases)
  func whatIsWrittenIsRead(_ origin: SnapshotLock.Origin) {
    let lock = SnapshotLock(Self.entries, from: origin)
    var said: [Diagnostic] = []
    #expect(SnapshotLock(file(lock.text), into: &said) == lock)
    #expect(said.isEmpty)
  }

  @Test(arguments: SnapshotLock.Origin.allCases)
  func aLockWithLineEndsOfWindowsIsTheSame(_ origin: SnapshotLock.Origin) {
    let lock = SnapshotLock(Self.entries, from: origin)
    var said: [Diagnostic] = []
    #expect(SnapshotLock(file(lock.text.replacing("\n", with: "\r\n")), into: &said) == lock)
    #expect(said.isEmpty)
  }

  @Test func aLineChangedByHandBreaksTheChainThere() {
    let text = SnapshotLock(Self.entries).text.replacing("2025-01-15.md", with: "2025-01-14.md")
    var said: [Diagnostic] = []
    _ = SnapshotLock(file(text), into: &said)
    #expect(said.map(\.rule) == ["lock-chain"])
    #expect(said.first?.position?.line == 5)
    #expect(said.first?.message.contains("broken at 2025-01-14.md: recorded ") == true)
  }

  @Test func aLineTakenOutBreaksTheChainAfterIt() {
    var lines = SnapshotLock(Self.entries).text.split(separator: "\n", omittingEmptySubsequences: false)
    lines.removeSubrange(3...4)
    var said: [Diagnostic] = []
    _ = SnapshotLock(file(lines.joined(separator: "\n")), into: &said)
    #expect(said.map(\.rule) == ["lock-chain"])
  }

  @Test(arguments: ["", "hello\n", "# snapshots.lock 1\nhello\n", "# snapshots.lock 1\n\(Digest(of: []))  ../a.md\n"])
  func whatIsNoLockIsSaidWithItsPlace(text: String) {
    var said: [Diagnostic] = []
    #expect(SnapshotLock(file(text), into: &said) == nil)
    #expect(said.map(\.rule) == ["lock-malformed"])
    #expect(said.allSatisfy { $0.position != nil && $0.advice != nil })
  }

  // MARK: Comparing

  private func found(_ files: [(String, String)], isCaptured: Bool = false) -> [String] {
    let entries = files.map { SnapshotLock.Entry(name: $0.0, digest: Digest(of: $0.1.utf8)) }
    return LockComparison(SnapshotLock(Self.entries), with: entries)
      .diagnostics(isCaptured: isCaptured) { $0 }
      .map { "\($0.path ?? ""): \($0.severity.rawValue) \($0.rule)" }
  }

  @Test(arguments: [
    ("2024-05-25.md", "A", []),
    ("2024-05-25.md", "a", ["2024-05-25.md: error snapshot-edited"]),
    ("2024-05-26.md", "A", ["2024-05-26.md: error snapshot-renamed"]),
    ("2024-05-24.md", "A", ["2024-05-24.md: error snapshot-backdated"]),
    ("2024-05-24.md", "a", ["2024-05-25.md: error snapshot-missing", "2024-05-24.md: error snapshot-inserted"]),
  ])
  func everyChangeHasItsOwnName(name: String, text: String, said: [String]) {
    #expect(found([(name, text), ("2025-01-15.md", "B"), ("2025-01-15-2.md", "C")]) == said)
  }

  @Test func swappedSnapshotsAreNamedBoth() {
    #expect(
      found([("2024-05-25.md", "B"), ("2025-01-15.md", "A"), ("2025-01-15-2.md", "C")]) == [
        "2024-05-25.md: error snapshot-swapped", "2025-01-15.md: error snapshot-swapped",
      ])
  }

  @Test func aRemovedSnapshotIsMissed() {
    #expect(found([("2024-05-25.md", "A"), ("2025-01-15-2.md", "C")]) == ["2025-01-15.md: error snapshot-missing"])
  }

  @Test func whatFollowsTheChainIsOnlyNotYetLocked() {
    let files = Self.entries.map(\.name)
    let all = zip(files, ["A", "B", "C"]).map { ($0, $1) } + [("2026-01-01.md", "D")]
    #expect(found(all) == ["2026-01-01.md: warning snapshot-unlocked"])
    #expect(found(all, isCaptured: true) == ["2026-01-01.md: note snapshot-unlocked"])
  }

  @Test func messagesNameTheRecordedAndTheFoundDigest() {
    let edited = [SnapshotLock.Entry(name: "2024-05-25.md", digest: Digest(of: "a".utf8))] + Self.entries.dropFirst()
    let said = LockComparison(SnapshotLock(Self.entries), with: edited).diagnostics(isCaptured: false) { $0 }
    #expect(
      said.map(\.message) == [
        "was edited after it was archived: recorded SHA-256 \(Digest(of: "A".utf8)), found \(Digest(of: "a".utf8))"
      ])
  }
}
