import CGumbo

/// The tree that an HTML5 parser (gumbo) makes of some bytes, for as long as `visit` runs.
///
/// The parser takes all its memory from a `Region` that is given back as a whole: its own way of giving a tree back
/// recurses over its depth.
struct HTMLTree {
  /// - Parameter before: markup that stands before the bytes; offsets are counted without it.
  static func visit(_ html: some Sequence<UInt8>, after before: StaticString, _ body: (HTMLTree, HTMLNode) -> Void) {
    var source: [UInt8] = before.withUTF8Buffer { Array($0) }
    let start = source.count
    // The parser takes control characters for faulty ones. A browser drops them at the edges of an address, as blanks.
    source += html.lazy.map { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0C && $0 != 0x0D ? 0x20 : $0 }
    let region = Region()
    var options = kGumboDefaultOptions
    options.max_errors = 0
    options.userdata = Unmanaged.passUnretained(region).toOpaque()
    options.allocator = { region, size in
      region.flatMap { Unmanaged<Region>.fromOpaque($0).takeUnretainedValue().allocate(size) }
    }
    options.deallocator = { _, _ in }
    withExtendedLifetime(region) {
      source.withUnsafeBytes { buffer in
        guard let base = buffer.baseAddress,
          let output = gumbo_parse_with_options(
            &options, base.assumingMemoryBound(to: CChar.self), buffer.count),
          let document = output.pointee.document
        else { return }
        body(HTMLTree(base: base + start), HTMLNode(document))
      }
    }
  }

  private let base: UnsafeRawPointer

  /// The place of a piece of the source; nil for what the parser has made up, and for what stood before the bytes.
  func range(_ piece: GumboStringPiece) -> Range<Int>? {
    guard let data = piece.data, piece.length > 0 else { return nil }
    let start = UnsafeRawPointer(data) - base
    return start < 0 ? nil : start..<(start + piece.length)
  }
}

/// A node of the tree.
struct HTMLNode {
  private let pointer: UnsafeMutablePointer<GumboNode>

  init(_ pointer: UnsafeMutablePointer<GumboNode>) { self.pointer = pointer }

  var element: GumboElement? {
    switch pointer.pointee.type {
    case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE: pointer.pointee.v.element
    default: nil
    }
  }

  /// Whether it repeats an element that the source has once, as misnested markup makes the parser do.
  var isRepeated: Bool {
    let repeated =
      GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT.rawValue | GUMBO_INSERTION_ADOPTION_AGENCY_CLONED.rawValue
    return pointer.pointee.parse_flags.rawValue & repeated != 0
  }

  var text: String? {
    switch pointer.pointee.type {
    case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA: String(cString: pointer.pointee.v.text.text)
    default: nil
    }
  }

  /// The bytes of a text or a comment.
  var source: GumboStringPiece? {
    element == nil && pointer.pointee.type != GUMBO_NODE_DOCUMENT ? pointer.pointee.v.text.original_text : nil
  }

  var isComment: Bool { pointer.pointee.type == GUMBO_NODE_COMMENT }

  var children: [HTMLNode] {
    let vector: GumboVector
    if let element {
      vector = element.children
    } else if pointer.pointee.type == GUMBO_NODE_DOCUMENT {
      vector = pointer.pointee.v.document.children
    } else {
      return []
    }
    return HTMLNode.items(vector).map { HTMLNode($0.assumingMemoryBound(to: GumboNode.self)) }
  }

  static func items(_ vector: GumboVector) -> [UnsafeMutableRawPointer] {
    (0..<Int(vector.length)).compactMap { vector.data[$0] }
  }
}

/// Memory that is handed out in pieces and given back all at once.
private final class Region {
  private var chunks: [UnsafeMutableRawPointer] = []
  private var free = 0
  private static let chunkSize = 1 << 18

  func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
    let size = (size + 15) & ~15
    guard size <= Self.chunkSize / 4 else { return chunk(of: size, behindLast: true) }
    if free < size {
      _ = chunk(of: Self.chunkSize, behindLast: false)
      free = Self.chunkSize
    }
    defer { free -= size }
    return chunks.last.map { $0 + (Self.chunkSize - free) }
  }

  /// - Parameter behindLast: whether the last chunk goes on being filled.
  private func chunk(of size: Int, behindLast: Bool) -> UnsafeMutableRawPointer {
    let chunk = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    chunks.insert(chunk, at: behindLast ? max(0, chunks.count - 1) : chunks.count)
    return chunk
  }

  deinit { for chunk in chunks { chunk.deallocate() } }
}
