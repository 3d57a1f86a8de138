/// A 64-bit hash, the same in every process, that reads eight bytes at a time (multiply and fold, as in wyhash).
struct SignatureHash {
  private(set) var value: UInt64

  init(seed: UInt64) { value = seed ^ 0x9E37_79B9_7F4A_7C15 }

  mutating func mix(_ word: UInt64) {
    let product = (value ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    value = product.high ^ product.low ^ 0xE703_7ED1_A0B4_28DB
  }

  mutating func mix(_ bytes: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = 0
    while offset + 8 <= raw.count {
      mix(raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < raw.count {
      tail = tail << 8 | UInt64(raw[offset])
      offset += 1
    }
    mix(tail)
    mix(UInt64(raw.count))
  }
}
