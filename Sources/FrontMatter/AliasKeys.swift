/// Finds YAML whose keys may hold aliases.
///
/// Yams compares the keys of a mapping by all that they hold, so a few lines of aliases of aliases in a key keep it busy
/// forever; in values they are harmless.
enum AliasKeys {
  /// Whether an anchor is named by an alias, and something that may be a key made of other values is there too.
  static func mayOccur(in text: String) -> Bool {
    let bytes = Array(text.utf8)
    let anchors = Set(names(after: UInt8(ascii: "&"), in: bytes))
    guard !anchors.isEmpty, names(after: UInt8(ascii: "*"), in: bytes).contains(where: anchors.contains) else {
      return false
    }
    return bytes.indices.contains { isKeyIndicator(at: $0, in: bytes) }
  }

  /// The names that follow a sign at the start of a word.
  private static func names(after sign: UInt8, in bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.indices.filter { bytes[$0] == sign && ($0 == 0 || endsWord(bytes[$0 - 1])) }
      .map { bytes[($0 + 1)...].prefix { !endsWord($0) && $0 != UInt8(ascii: ":") } }
      .filter { !$0.isEmpty }
  }

  /// `?` as a word, or a colon behind a bracket or an alias.
  private static func isKeyIndicator(at index: Int, in bytes: [UInt8]) -> Bool {
    if bytes[index] == UInt8(ascii: "?") {
      return (index == 0 || endsWord(bytes[index - 1])) && (index + 1 == bytes.count || endsWord(bytes[index + 1]))
    }
    guard bytes[index] == UInt8(ascii: ":") else { return false }
    let head = bytes[..<index].reversed().drop { $0 == UInt8(ascii: " ") || $0 == 9 }
    if let last = head.first, last == UInt8(ascii: "]") || last == UInt8(ascii: "}") { return true }
    return head.first { endsWord($0) || $0 == UInt8(ascii: "*") } == UInt8(ascii: "*")
  }

  private static func endsWord(_ byte: UInt8) -> Bool { byte <= 32 || "-,[]{}".utf8.contains(byte) }
}
