import Markdown
package import Policies

/// A policy's text prepared for comparing: what does not depend on the text it is compared with.
package struct ComparableText: Sendable {
  package let text: PolicyText
  /// Equal where two clauses render the same: words, formats, addresses, the kinds of block they are in.
  let signatures: [UInt64]
  /// Bytes of text per clause, at least 1: how much it would hurt to see it marked.
  let weights: [Int32]

  package init(_ text: PolicyText) {
    self.text = text
    let document = text.document
    var places: [UInt64] = []
    for container in text.containers {
      var hash = SignatureHash(seed: container.parent.map { places[$0] } ?? 0)
      let node = document.nodes[container.node]
      hash.mix(UInt64(node.kind.rawValue) << 8 | UInt64(node.flags.subtracting(.tight).rawValue))
      // Where a list starts is said by its first item; the other numbers follow.
      if let start = text.firstNumber(of: container), start != 1 { hash.mix(UInt64(UInt32(bitPattern: start))) }
      places.append(hash.value)
    }
    var signatures: [UInt64] = []
    var weights: [Int32] = []
    document.bytes.withUnsafeBufferPointer { bytes in
      for clause in text.clauses {
        var hash = SignatureHash(seed: clause.container.map { places[$0] } ?? 0)
        let head = document.nodes[clause.node]
        hash.mix(
          UInt64(head.kind.rawValue) << 8 | UInt64(head.flags.rawValue) << 16 | UInt64(UInt32(bitPattern: head.number))
            << 32)
        hash.mix(bytes[head.text])
        var weight = head.text.count
        for node in document.nodes[clause.inlines] {
          hash.mix(UInt64(node.kind.rawValue) | UInt64(node.alignment.rawValue) << 8)
          if !node.text.isEmpty { hash.mix(bytes[node.text]) }
          if !node.extra.isEmpty { hash.mix(bytes[node.extra]) }
          if node.kind == .text || node.kind == .code { weight += node.text.count }
        }
        signatures.append(hash.value)
        weights.append(Int32(clamping: max(1, weight)))
      }
    }
    self.signatures = signatures
    self.weights = weights
  }

  /// An order of texts that depends on nothing but the texts.
  func precedes(_ other: ComparableText) -> Bool {
    if signatures.count != other.signatures.count { return signatures.count < other.signatures.count }
    return signatures.lexicographicallyPrecedes(other.signatures)
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate subscript(range: Range<Int32>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: self[Int(range.lowerBound)..<Int(range.upperBound)])
  }
}
