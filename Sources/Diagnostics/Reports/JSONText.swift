import Foundation

/// JSON with keys in alphabetical order, so that the same values are the same bytes.
package enum JSONText {
  package static func encode(_ value: some Encodable, isPretty: Bool = true) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting =
      isPretty ? [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted] : [.sortedKeys, .withoutEscapingSlashes]
    // Encoding texts and numbers cannot fail.
    return (try? encoder.encode(value)).map { Array($0) } ?? []
  }
}
