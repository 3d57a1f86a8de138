/// What a finding is known by, though lines above it come and go: its rule, its file, the text of its line, and which of
/// several alike it is.
package struct Fingerprint: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let rule: String
  package let path: String
  /// The line without blanks at its ends; the message where the finding has no line.
  package let text: String
  /// From 1, in the order of the file.
  package let ordinal: Int

  package init(rule: String, path: String, text: String, ordinal: Int) {
    (self.rule, self.path, self.text, self.ordinal) = (rule, path, text, ordinal)
  }

  /// The fingerprints of diagnostics in reading order.
  package static func all(of diagnostics: [Diagnostic]) -> [Fingerprint] {
    var counts: [Fingerprint: Int] = [:]
    return diagnostics.map { diagnostic in
      let first = Fingerprint(
        rule: diagnostic.rule.id, path: diagnostic.path ?? "", text: trimmed(diagnostic.excerpt ?? diagnostic.message),
        ordinal: 1)
      counts[first, default: 0] += 1
      return Fingerprint(rule: first.rule, path: first.path, text: first.text, ordinal: counts[first] ?? 1)
    }
  }

  private static func trimmed(_ line: String) -> String {
    line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// 16 hexadecimal digits: FNV-1a with 64 bits over all parts.
  package var description: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in "\(rule)\u{0}\(path)\u{0}\(text)\u{0}\(ordinal)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  package static func < (a: Fingerprint, b: Fingerprint) -> Bool {
    (a.path, a.rule, a.text, a.ordinal) < (b.path, b.rule, b.text, b.ordinal)
  }
}
