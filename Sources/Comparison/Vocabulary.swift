import Policies

/// Gives equal words equal numbers.
///
/// Equal means: the same after folding quotes and dashes, dropping invisible characters, repairing certain mojibake,
/// and under canonical equivalence (composed and decomposed accents). Case counts.
struct Vocabulary {
  static let nothing: Int32 = -1
  static let image: Int32 = 0

  /// Where the words of the table start in `storage`; one more than there are words.
  private var starts: [Int32] = [0, 0]
  private var storage: [UInt8] = []
  private var slots: [Int32]
  private var others: [String: Int32] = [:]

  /// The numbers of months' names start at 1.
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
  ]

  init() {
    slots = [Int32](repeating: -1, count: 1 << 12)
    for month in Self.months { _ = id(ofASCII: ArraySlice(month.utf8)) }
  }

  func isMonth(_ id: Int32) -> Bool { id > 0 && id <= Int32(Self.months.count) }

  mutating func id(ofASCII word: ArraySlice<UInt8>) -> Int32 {
    let mask = slots.count - 1
    var slot = Self.hash(word) & mask
    while true {
      let id = slots[slot]
      if id < 0 { break }
      let (start, end) = (Int(starts[Int(id)]), Int(starts[Int(id) + 1]))
      if end - start == word.count, storage[start..<end].elementsEqual(word) { return id }
      slot = (slot + 1) & mask
    }
    storage += word
    starts.append(Int32(storage.count))
    let id = Int32(starts.count - 2)
    slots[slot] = id
    if starts.count * 2 > slots.count { grow() }
    return id
  }

  /// The number of any word; `nothing` if all of it is invisible.
  mutating func id(of word: ArraySlice<UInt8>) -> Int32 {
    let source = Mojibake.repaired(word) ?? Array(word)
    var folded = String.UnicodeScalarView()
    var isASCII = true
    var cursor = 0
    while cursor < source.count {
      let scalar = Scalar(at: cursor, in: source) ?? Scalar(invalidAt: cursor)
      cursor = scalar.end
      guard let value = scalar.folded, let kept = Unicode.Scalar(value) else { continue }
      folded.append(kept)
      isASCII = isASCII && value < 0x80
    }
    if folded.isEmpty { return Self.nothing }
    if isASCII { return id(ofASCII: ArraySlice(folded.map { UInt8(truncatingIfNeeded: $0.value) })) }
    // Strings are equal under canonical equivalence.
    let key = String(folded)
    if let id = others[key] { return id }
    starts.append(starts[starts.count - 1])
    let id = Int32(starts.count - 2)
    others[key] = id
    return id
  }

  /// FNV-1a, its high bits folded in, as the table takes the low ones.
  private static func hash(_ word: ArraySlice<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 29)
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for id in 1..<(starts.count - 1) {
      let word = storage[Int(starts[id])..<Int(starts[id + 1])]
      guard !word.isEmpty else { continue }
      var slot = Self.hash(word) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(id)
    }
  }
}
