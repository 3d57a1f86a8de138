import Codings

/// Bootstring with the parameters of IDNA (RFC 3492), for one label without its `xn--`.
enum Punycode {
  private static let base = 36
  private static let firstThreshold = 1
  private static let lastThreshold = 26

  /// The ASCII form; nil on overflow.
  static func encode(_ label: [Unicode.Scalar]) -> String? {
    var out = label.filter(\.isASCII).map { UInt8(truncatingIfNeeded: $0.value) }
    let basic = out.count
    var handled = basic
    if basic > 0 { out.append(UInt8(ascii: "-")) }
    var next = 128
    var delta = 0
    var bias = 72
    while handled < label.count {
      guard let smallest = label.lazy.map({ Int($0.value) }).filter({ $0 >= next }).min() else { return nil }
      delta += (smallest - next) * (handled + 1)
      guard delta <= Int(UInt32.max) else { return nil }
      next = smallest
      for scalar in label {
        if scalar.value < next { delta += 1 }
        guard scalar.value == next else { continue }
        var rest = delta
        var k = base
        while true {
          let threshold = threshold(k, bias)
          guard rest >= threshold else { break }
          out.append(digit(threshold + (rest - threshold) % (base - threshold)))
          rest = (rest - threshold) / (base - threshold)
          k += base
        }
        out.append(digit(rest))
        bias = adapted(delta, count: handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      next += 1
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The label that the ASCII form stands for; nil where it is not Punycode.
  static func decode(_ text: Substring) -> [Unicode.Scalar]? {
    let bytes = Array(text.utf8)
    let delimiter = bytes.lastIndex(of: UInt8(ascii: "-"))
    var out = bytes[..<(delimiter ?? 0)].map { Unicode.Scalar($0) }
    var next = 128
    var position = 0
    var bias = 72
    var index = delimiter.map { $0 + 1 } ?? 0
    while index < bytes.count {
      let before = position
      var weight = 1
      var k = base
      while true {
        guard index < bytes.count, let digit = value(of: bytes[index]) else { return nil }
        index += 1
        position += digit * weight
        guard position <= Int(UInt32.max) else { return nil }
        let threshold = threshold(k, bias)
        if digit < threshold { break }
        weight *= base - threshold
        guard weight <= Int(UInt32.max) else { return nil }
        k += base
      }
      bias = adapted(position - before, count: out.count + 1, isFirst: before == 0)
      next += position / (out.count + 1)
      position %= out.count + 1
      guard next <= 0x10FFFF, let scalar = Unicode.Scalar(UInt32(next)) else { return nil }
      out.insert(scalar, at: position)
      position += 1
    }
    return out
  }

  private static func threshold(_ k: Int, _ bias: Int) -> Int {
    min(max(k - bias, firstThreshold), lastThreshold)
  }

  private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var k = 0
    while delta > (base - firstThreshold) * lastThreshold / 2 {
      delta /= base - firstThreshold
      k += base
    }
    return k + (base - firstThreshold + 1) * delta / (delta + 38)
  }

  private static func digit(_ value: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: value < 26 ? value + 97 : value + 22)
  }

  private static func value(of byte: UInt8) -> Int? {
    if byte.isASCIIDigit { return Int(byte) - 22 }
    return byte.isASCIILetter ? Int(byte | 0x20) - 97 : nil
  }
}
