/// Bounds on the shapes of text for which libcmark-gfm 0.29.0.gfm.6 takes quadratic time or output.
///
/// The C parser cannot be cancelled, so such a text is refused before it is parsed.
package struct InputLimits: Sendable {
  /// Why a text was refused.
  package struct Excess: Error, Equatable, Sendable {
    /// What there is too much of, as a sentence.
    package let reason: String
    /// The byte offset where the limit was passed; nil when it is no one place.
    package let offset: Int?
  }

  /// Bytes of one text.
  package var bytes = 16 << 20
  /// What the known slow shapes of one text may cost together, in about nanoseconds (see `WorkEstimate`).
  package var work = 4_000_000_000
  /// Bytes of the parsed text for one byte of the source, where it is longer than `freeBytes`.
  package var expansion = 20
  /// Bytes that a parsed text may have whatever its source.
  package var freeBytes = 32 << 20
  /// Bytes that references to the longest link definition could expand to.
  package var expandedBytes = 64 << 20

  package static let standard = InputLimits()

  package init() {}

  func check(_ source: [UInt8]) throws(Excess) {
    guard source.count <= bytes else {
      throw Excess(reason: "the text is longer than \(bytes >> 20) MiB", offset: nil)
    }
    var estimate = WorkEstimate()
    if let offset = source.withUnsafeBufferPointer({ offsetOfExcess(in: $0, &estimate) }) {
      throw Excess(reason: estimate.lastShape.rawValue, offset: offset)
    }
    estimate.endLine()
    guard estimate.work <= work else { throw Excess(reason: estimate.lastShape.rawValue, offset: nil) }
    guard estimate.expandedBytes <= expandedBytes else { throw Excess(reason: expansionReason, offset: nil) }
  }

  /// Where the work is first too much.
  private func offsetOfExcess(in source: UnsafeBufferPointer<UInt8>, _ estimate: inout WorkEstimate) -> Int? {
    var offset = 0
    while offset < source.count {
      offset += estimate.addPlainRun(source, from: offset)
      guard offset < source.count else { break }
      estimate.add(source[offset])
      if estimate.work > work { return offset }
      offset += 1
    }
    return nil
  }

  func check(_ document: Document, parsedFrom size: Int) throws(Excess) {
    guard document.bytes.count <= freeBytes || document.bytes.count / expansion <= size else {
      throw Excess(reason: expansionReason, offset: nil)
    }
  }

  private var expansionReason: String { "its link references expand to more than \(expansion) times its size" }
}
