import CCMarkGFM

/// GFM strikethrough (`~a~`, `~~a~~`) as an inline extension of libcmark-gfm that keeps out of its global tables.
///
/// The library finds the extension of a delimiter by its listed character, and rewrites the tables for every listed
/// character; so the delimiter is pushed as U+0001, which is the one that is listed.
enum Strikethrough {
  private static let tilde = UInt8(ascii: "~")
  private static let delimiterByte: UInt8 = 1

  static func makeExtension(type: UInt32) -> OpaquePointer? {
    guard let ext = cmark_syntax_extension_new("codicil-strikethrough") else { return nil }
    cmark_syntax_extension_set_match_inline_func(ext) { _, _, _, character, parser in
      Strikethrough.match(character, parser)
    }
    cmark_syntax_extension_set_inline_from_delim_func(ext) { ext, _, parser, opener, closer in
      Strikethrough.join(ext, parser, opener, closer)
    }
    cmark_syntax_extension_set_can_contain_func(ext) { _, _, child in
      child.rawValue & UInt32(CMARK_NODE_TYPE_MASK) == UInt32(CMARK_NODE_TYPE_PRESENT | 0x4000) ? 1 : 0
    }
    // The type's number travels with the extension, as C callbacks capture nothing.
    cmark_syntax_extension_set_private(ext, UnsafeMutableRawPointer(bitPattern: UInt(type)), nil)
    cmark_syntax_extension_set_emphasis(ext, 1)
    let listed = cmark_llist_append(
      cmark_get_default_mem_allocator(), nil, UnsafeMutableRawPointer(bitPattern: UInt(delimiterByte)))
    cmark_syntax_extension_set_special_inline_chars(ext, listed)
    return ext
  }

  /// One or two tildes become a delimiter; a longer run is plain text.
  private static func match(_ character: UInt8, _ parser: OpaquePointer?) -> OpaquePointer? {
    guard character == tilde else { return nil }
    var (left, right, before, after): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    let count = cmark_inline_parser_scan_delimiters(parser, 100, tilde, &left, &right, &before, &after)
    let text = cmark_node_new_with_mem(CMARK_NODE_TEXT, ParserArena.allocator)
    cmark_node_set_literal(text, String(repeating: "~", count: Int(count)))
    if left != 0 || right != 0, count == 1 || count == 2 {
      cmark_inline_parser_push_delimiter(parser, delimiterByte, left, right, text)
    }
    return text
  }

  /// What stands between two delimiters of the same length becomes the children of a strikethrough node.
  private static func join(
    _ ext: OpaquePointer?, _ parser: OpaquePointer?,
    _ opener: UnsafeMutablePointer<delimiter>?, _ closer: UnsafeMutablePointer<delimiter>?
  ) -> UnsafeMutablePointer<delimiter>? {
    guard let opener, let closer else { return nil }
    let following = closer.pointee.next
    let (first, last) = (opener.pointee.inl_text, closer.pointee.inl_text)
    let type = cmark_node_type(UInt32(UInt(bitPattern: cmark_syntax_extension_get_private(ext))))
    // Delimiters of different lengths stay where they are: each may find another partner.
    guard opener.pointee.length == closer.pointee.length, cmark_node_set_type(first, type) != 0 else {
      return following
    }
    cmark_node_set_syntax_extension(first, ext)
    while let child = cmark_node_next(first), child != last { cmark_node_append_child(first, child) }
    cmark_node_free(last)
    var cursor: UnsafeMutablePointer<delimiter>? = closer
    while let current = cursor, current != opener {
      cursor = current.pointee.previous
      cmark_inline_parser_remove_delimiter(parser, current)
    }
    cmark_inline_parser_remove_delimiter(parser, opener)
    return following
  }
}
