/// Follows words through a source that holds them in the same order, with nothing between but marks, escapes, blanks and
/// addresses.
struct WordTrail {
  /// Where the bytes of a word stand.
  enum Places {
    case inOneRow(from: Int)
    /// The source spells it with escapes or entities.
    case apart([Int])

    var first: Int {
      switch self {
      case .inOneRow(let start): start
      case .apart(let places): places.first ?? 0
      }
    }
  }

  let bytes: [UInt8]
  let end: Int
  var cursor: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    (cursor, end) = (range.lowerBound, range.upperBound)
  }

  mutating func follow(_ word: ArraySlice<UInt8>) -> Places {
    if let place = find(word, within: 64 + word.count) {
      cursor = place + word.count
      return .inOneRow(from: place)
    }
    return .apart(
      word.map { byte in
        guard let place = bytes[cursor..<min(end, cursor + 12)].firstIndex(of: byte) else { return cursor }
        cursor = place + 1
        return place
      })
  }

  /// The next place of some bytes that starts at most so many bytes from here.
  func find(_ needle: ArraySlice<UInt8>, from start: Int? = nil, within window: Int) -> Int? {
    guard let first = needle.first else { return nil }
    var place = start ?? cursor
    let last = min(end, place + window) - needle.count
    while place <= last {
      if bytes[place] == first, bytes[place..<(place + needle.count)].elementsEqual(needle) { return place }
      place += 1
    }
    return nil
  }
}
