import CCMarkGFM

/// libcmark-gfm, set up so that many threads may parse at once.
///
/// With extensions attached, every finishing parser of the library writes process-wide tables of special characters
/// (`SPECIAL_CHARS`, `SKIP_CHARS`): text parsed meanwhile on another thread comes out silently wrong. So the tables
/// are filled once, here, and then nothing is left that would change them:
/// the autolink extension loses its list of characters, and strikethrough is replaced by `Strikethrough`, whose only
/// listed character is one that no text of interest holds.
struct CMarkEngine {
  static let shared = CMarkEngine()

  // The extensions are read-only after `init`; the library declares them as plain pointers.
  private nonisolated(unsafe) let extensions: [OpaquePointer]
  let types: NodeTypes

  /// The numbers that the library gave to the node types of its extensions at run time.
  struct NodeTypes {
    var table: UInt32 = 0
    var tableRow: UInt32 = 0
    var tableCell: UInt32 = 0
    var strikethrough: UInt32 = 0
  }

  private static let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE | CMARK_OPT_VALIDATE_UTF8

  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    let named = Self.find(["table", "strikethrough", "autolink", "tasklist"])
    let sample = Array("~~a~~\n\n| a |\n|---|\n".utf8)
    // Parsing the sample learns the node types; the parser left open below leaves the tables filled.
    types = ParserArena.withArena {
      Self.withParser(named) { parser in
        Self.feed(sample, to: parser)
        return Self.learnTypes(from: cmark_parser_finish(parser))
      }
    }
    ParserArena.withArena {
      Self.withParser(named) { cmark_manage_extensions_special_characters($0, 1) }
    }
    if let autolink = cmark_find_syntax_extension("autolink") {
      cmark_syntax_extension_set_special_inline_chars(autolink, nil)
    }
    let strikethrough = Strikethrough.makeExtension(type: types.strikethrough)
    extensions = Self.find(["table", "autolink", "tasklist"]) + [strikethrough].compactMap { $0 }
  }

  private static func find(_ names: [String]) -> [OpaquePointer] {
    names.compactMap { name in cmark_find_syntax_extension(name) }
  }

  func parse(_ source: [UInt8]) -> Document {
    ParserArena.withArena {
      Self.withParser(extensions) { parser in
        Self.feed(source, to: parser)
        var builder = DocumentBuilder(types: types, source: source)
        return builder.build(cmark_parser_finish(parser))
      }
    }
  }

  private static func withParser<Result>(
    _ extensions: [OpaquePointer], _ body: (OpaquePointer?) -> Result
  ) -> Result {
    let parser = cmark_parser_new_with_mem(options, ParserArena.allocator)
    defer { cmark_parser_free(parser) }
    for ext in extensions { _ = cmark_parser_attach_syntax_extension(parser, ext) }
    return body(parser)
  }

  private static func feed(_ source: [UInt8], to parser: OpaquePointer?) {
    source.withUnsafeBytes { raw in
      guard let start = raw.bindMemory(to: CChar.self).baseAddress else { return }
      cmark_parser_feed(parser, start, raw.count)
    }
  }

  private static func learnTypes(from root: OpaquePointer?) -> NodeTypes {
    let paragraph = cmark_node_first_child(root)
    let table = cmark_node_next(paragraph)
    let row = cmark_node_first_child(table)
    return NodeTypes(
      table: cmark_node_get_type(table).rawValue,
      tableRow: cmark_node_get_type(row).rawValue,
      tableCell: cmark_node_get_type(cmark_node_first_child(row)).rawValue,
      strikethrough: cmark_node_get_type(cmark_node_first_child(paragraph)).rawValue)
  }
}
