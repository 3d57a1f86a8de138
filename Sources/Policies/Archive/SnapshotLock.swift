package import Diagnostics

/// The hash chain over a policy's snapshots: `snapshots.lock`, which stands beside them and is published with them.
///
///     # snapshots.lock 1
///     8f2c…  2024-05-25.md
///     # chain 41ab…
///     61d0…  2025-01-15.md
///     # chain 9c77…
///
/// Snapshots stand oldest first. To `sha256sum --check` the lines with `#` are comments and the others are files to check.
/// Each `# chain` is the SHA-256 of the two lines above it, their line feeds included: so the last one stands for every
/// snapshot, and none can be changed, taken out, put in or put elsewhere without changing all that follow.
package struct SnapshotLock: Sendable, Equatable {
  /// A snapshot's file by its name, such as `2024-05-25.md`.
  package struct Entry: Hashable, Sendable {
    package let name: String
    package let digest: Digest

    package init(name: String, digest: Digest) {
      self.name = name
      self.digest = digest
    }
  }

  package static let fileName = "snapshots.lock"
  /// The publisher's signature over the bytes of the lock, 64 bytes (RFC 8032).
  package static let signatureName = "snapshots.lock.sig"

  /// Who wrote a lock.
  package enum Origin: String, Sendable, CaseIterable {
    /// It stands in the content folder and grows with every snapshot.
    case content = "# snapshots.lock 1"
    /// The content keeps none; a build lists what it publishes.
    case build = "# snapshots.lock 1 (made by a build; the content is not locked)"
  }

  package let origin: Origin
  /// Oldest first.
  package let entries: [Entry]

  /// - Parameter entries: in the order of the policy's history.
  package init(_ entries: [Entry], from origin: Origin = .content) {
    self.entries = entries
    self.origin = origin
  }

  /// The lock of a policy's snapshots as they are found.
  package init(of policy: Policy, from origin: Origin = .content) {
    self.init(policy.versions.map { Entry(name: $0.id + ".md", digest: $0.digest) }, from: origin)
  }

  // MARK: Writing

  private static let chainOpening = "# chain "

  package var text: String { lines.map { $0 + "\n" }.joined() }

  /// The last link of the chain, which stands for all snapshots; nil where there are none.
  package var head: Digest? {
    lines.last.flatMap { Digest(hexadecimal: $0.dropFirst(Self.chainOpening.count)) }
  }

  private var lines: [String] {
    var lines = [origin.rawValue]
    for entry in entries {
      lines.append("\(entry.digest)  \(entry.name)")
      lines.append(Self.chainOpening + Self.link(lines.suffix(2)).description)
    }
    return lines
  }

  private static func link(_ lines: some Sequence<String>) -> Digest {
    Digest(of: Array(lines.map { $0 + "\n" }.joined().utf8))
  }

  // MARK: Reading

  /// Reads a lock, whose lines may also end with CR LF, and follows its chain; all that is wrong is reported, and nil returned where there is no reading on.
  package init?(_ file: SourceFile, into diagnostics: inout [Diagnostic]) {
    let lines = file.lines
    guard let origin = lines.first.flatMap(Origin.init) else {
      diagnostics.append(Self.malformed(file, line: 1, "the first line must be \"\(Origin.content.rawValue)\""))
      return nil
    }
    var entries: [Entry] = []
    for row in stride(from: 1, to: lines.count, by: 2) {
      guard let entry = Self.entry(lines[row]) else {
        diagnostics.append(
          Self.malformed(file, line: row + 1, "here stands the SHA-256 of a snapshot and its file name"))
        return nil
      }
      guard row + 1 < lines.count, lines[row + 1].hasPrefix(Self.chainOpening),
        let recorded = Digest(hexadecimal: lines[row + 1].dropFirst(Self.chainOpening.count))
      else {
        diagnostics.append(Self.malformed(file, line: row + 2, "here stands \"# chain\" and a SHA-256"))
        return nil
      }
      let found = Self.link(lines[row - 1...row])
      if recorded != found {
        diagnostics.append(
          Diagnostic(
            .error, "lock-chain", "the chain is broken at \(entry.name): recorded \(recorded), found \(found)",
            in: file,
            at: SourcePosition(line: row + 2, column: 1), marking: lines[row + 1],
            advice: "the lines above were changed after they were written: restore the lock from a copy"))
      }
      entries.append(entry)
    }
    self.init(entries, from: origin)
  }

  /// `8f2c…  2024-05-25.md`; the name is no path.
  private static func entry(_ line: String) -> Entry? {
    guard let digest = Digest(hexadecimal: line.prefix(64)), line.dropFirst(64).hasPrefix("  ") else { return nil }
    let name = line.dropFirst(66)
    guard name.hasSuffix(".md"), !name.hasPrefix("."), !name.contains("/") else { return nil }
    return Entry(name: String(name), digest: digest)
  }

  private static func malformed(_ file: SourceFile, line: Int, _ what: String) -> Diagnostic {
    Diagnostic(
      .error, "lock-malformed", "this is not a list of snapshots: \(what)", in: file,
      at: SourcePosition(line: line, column: 1), advice: "restore the lock from a copy: it is never edited by hand")
  }
}
