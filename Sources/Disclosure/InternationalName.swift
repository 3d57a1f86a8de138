import CPublicSuffix

/// The domain-to-ASCII step of the WHATWG URL Standard (UTS #46, non-transitional, hyphens and lengths unchecked).
///
/// The mapping table of UTS #46 is approximated by lower case and NFKC, which agree with it on all letters in use; the
/// rule for right-to-left names is checked by blocks instead of by bidirectional class.
enum InternationalName {
  /// - Returns: The name in lower-case ASCII, or nil where a label is not valid.
  static func ascii(of name: String) -> String? {
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
      let lower = name.lowercased()
      guard lower.contains("xn--") else { return lower }
      return ascii(ofMapped: Array(lower.unicodeScalars))
    }
    guard let mapped = mapped(Array(name.unicodeScalars)) else { return nil }
    return ascii(ofMapped: mapped)
  }

  private static func ascii(ofMapped name: [Unicode.Scalar]) -> String? {
    var labels: [String] = []
    for label in name.split(separator: ".", omittingEmptySubsequences: false) {
      let text = String(String.UnicodeScalarView(label))
      if text.hasPrefix("xn--") {
        guard let scalars = Punycode.decode(text.dropFirst(4)), scalars.contains(where: { !$0.isASCII }),
          mapped(scalars) == scalars, isValid(scalars), Punycode.encode(scalars) == String(text.dropFirst(4))
        else { return nil }
        labels.append(text)
      } else if label.allSatisfy(\.isASCII) {
        labels.append(text)
      } else {
        guard isValid(Array(label)), let code = Punycode.encode(Array(label)) else { return nil }
        labels.append("xn--" + code)
      }
    }
    return labels.joined(separator: ".")
  }

  // MARK: Mapping

  private static func mapped(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    // Normalising can bring out new capitals (℠ is SM), and lower case new compositions.
    var scalars = scalars
    for _ in 0..<2 {
      guard let normal = normalized(scalars.flatMap(lowered)) else { return nil }
      if normal == scalars { break }
      scalars = normal
    }
    return scalars
  }

  private static func lowered(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar.value {
    case 0xAD, 0x34F, 0x180B...0x180D, 0x180F, 0x200B, 0x2060, 0x2064, 0xFE00...0xFE0F, 0xFEFF, 0xE0100...0xE01EF: []
    case 0x3002, 0xFF0E, 0xFF61: ["."]
    case 0x1E9E: ["ß"]
    default: Array(scalar.properties.lowercaseMapping.unicodeScalars)
    }
  }

  /// NFKC by libpsl's own normalisation of names.
  private static func normalized(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    guard !scalars.contains("\0") else { return nil }
    var lower: UnsafeMutablePointer<CChar>?
    let status = psl_str_to_utf8lower(String(String.UnicodeScalarView(scalars)), "utf-8", nil, &lower)
    guard status == PSL_SUCCESS, let lower else { return nil }
    defer { psl_free_string(lower) }
    return Array(String(cString: lower).unicodeScalars)
  }

  // MARK: Validity

  private static func isValid(_ label: [Unicode.Scalar]) -> Bool {
    guard let first = label.first, !isMark(first), satisfiesDirectionRule(label) else { return false }
    for (index, scalar) in label.enumerated() where !scalar.isASCII {
      switch scalar.properties.generalCategory {
      case .control, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator, .paragraphSeparator:
        return false
      case .format:
        guard index > 0, joins(scalar, in: label, at: index) else { return false }
      default:
        if scalar.value == 0xFFFD { return false }
      }
    }
    return true
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// The joiner rules of RFC 5892, appendix A: after a virama, or (non-joiner) between letters of Arabic scripts.
  private static func joins(_ scalar: Unicode.Scalar, in label: [Unicode.Scalar], at index: Int) -> Bool {
    guard scalar.value == 0x200C || scalar.value == 0x200D else { return false }
    if label[index - 1].properties.canonicalCombiningClass == .virama { return true }
    let arabic: ClosedRange<UInt32> = 0x0620...0x08FF
    return scalar.value == 0x200C && index + 1 < label.count && arabic.contains(label[index - 1].value)
      && arabic.contains(label[index + 1].value)
  }

  /// The bidi rule of RFC 5893 for a label that holds right-to-left letters: it begins with one, ends with one or a
  /// digit, and has no letters of the other direction.
  private static func satisfiesDirectionRule(_ label: [Unicode.Scalar]) -> Bool {
    guard label.contains(where: isRightToLeft), let first = label.first, let last = label.last(where: { !isMark($0) })
    else { return true }
    return isRightToLeft(first) && (isRightToLeft(last) || last.properties.numericType != nil)
      && !label.contains { $0.properties.isAlphabetic && !isMark($0) && !isRightToLeft($0) }
  }

  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      !isMark(scalar) && scalar.properties.isAlphabetic
    default: false
    }
  }
}
