import Foundation

/// The place of a name in addresses: lower-case letters and digits, what stands between them as one hyphen. Accents are
/// left off; a name in another script has a number made of its bytes instead.
package enum Slug {
  package static func make(from name: String) -> String {
    let plain = name.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
      $0.properties.generalCategory != .nonspacingMark
    }
    let isLatin = plain.allSatisfy { $0.isASCII || !$0.properties.isAlphabetic }
    let words = String(String.UnicodeScalarView(plain)).lowercased()
      .split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let slug = words.joined(separator: "-").prefix(60)
    return isLatin && !slug.isEmpty ? String(slug) : "t-\(Digest(of: name.utf8).description.prefix(8))"
  }
}
