package import Diagnostics
package import FrontMatter
import Markdown
import Policies
package import Themes

/// Reads the `blocks:` of a page against the schemas of the theme.
///
/// In place of a block may be `use:` with the path of a file below `data/`, which contains a block or a list of them.
package struct BlockDecoder {
  private let schemas: [String: BlockSchema]
  private let shared: [String: SourceFile]
  /// The file that is being read, and the shared files that led to it.
  private var file: SourceFile
  private var uses: [String] = []
  /// The shared files that the page is made of.
  package private(set) var usedFiles: [SourceFile] = []
  /// The texts in the blocks, in order.
  package private(set) var texts: [BlockText] = []
  package private(set) var diagnostics: [Diagnostic] = []
  private var isInItem = false

  /// - Parameter shared: files by the paths that `use:` names.
  package init(_ theme: Theme, file: SourceFile, shared: [String: SourceFile] = [:]) {
    schemas = theme.blockSchemas
    self.file = file
    self.shared = shared
  }

  package mutating func decode(_ nodes: [YAMLNode]) -> [Block] { nodes.flatMap { decode($0) } }

  private mutating func decode(_ node: YAMLNode) -> [Block] {
    var reader = FieldReader(node, in: file)
    if let path = reader.locatedText("use") {
      diagnostics += reader.finish()
      return use(path)
    }
    return block(&reader).map { [$0] } ?? []
  }

  // MARK: Shared blocks

  private mutating func use(_ path: FieldReader.Located<String>) -> [Block] {
    guard let target = shared[path.value] else {
      reportMissing(path, "shared block")
      return []
    }
    guard !uses.contains(path.value) else {
      report(path, "'\(path.value)' would use itself without end", "take one of the two out")
      return []
    }
    let user = file
    (file, uses) = (target, uses + [path.value])
    defer { (file, uses) = (user, uses.dropLast()) }
    if !usedFiles.contains(where: { $0.path == target.path }) { usedFiles.append(target) }
    switch YAMLParser.parse(String(decoding: target.bytes, as: UTF8.self), in: target) {
    case .failure(let diagnostic):
      diagnostics.append(diagnostic)
      return []
    case .success(let root):
      if case .list(let nodes) = root.content { return decode(nodes) }
      return decode(root)
    }
  }

  private mutating func reportMissing(_ path: FieldReader.Located<String>, _ kind: String) {
    report(
      path, "there is no \(kind) '\(path.value)'",
      Suggestion.nearest(to: path.value, among: shared.keys.sorted()).map { "did you mean '\($0)'?" }
        ?? "write the path of a file in the content, as in data/blocks/faq.yml")
  }

  private mutating func report(_ path: FieldReader.Located<String>, _ message: String, _ advice: String) {
    diagnostics.append(
      Diagnostic(
        .error, "block-shared", message, in: file, at: path.position, marking: path.value,
        advice: advice))
  }

  // MARK: Fields

  private mutating func block(_ reader: inout FieldReader) -> Block? {
    guard let type = reader.requiredText("type") else {
      // Without a type nothing is known about the other keys.
      diagnostics += reader.diagnostics
      return nil
    }
    guard let schema = schemas[type.value] else {
      let known = schemas.keys.sorted()
      let guess = Suggestion.nearest(to: type.value, among: known)
      reader.report(
        "block-unknown", "there is no block type '\(type.value)'", at: type.position, marking: type.value,
        advice: guess.map { "did you mean '\($0)'?" } ?? "known types: \(known.joined(separator: ", "))")
      diagnostics += reader.diagnostics
      return nil
    }
    let fields = decode(schema.fields, &reader)
    diagnostics += reader.finish()
    return Block(type: type.value, fields: fields)
  }

  private mutating func decode(_ fields: [BlockSchema.Field], _ reader: inout FieldReader) -> [String: Block.Value] {
    var values: [String: Block.Value] = [:]
    for field in fields {
      switch field.type {
      case .list:
        let elements = elements(of: field, &reader)
        if !elements.isEmpty { values[field.name] = .list(elements) }
        if elements.isEmpty, field.isRequired { _ = reader.requiredText(field.name) }
      case .text, .markdown, .href:
        guard let text = field.isRequired ? reader.requiredText(field.name) : reader.locatedText(field.name) else {
          continue
        }
        values[field.name] = value(text, field.type)
      }
    }
    return values
  }

  /// The elements of a list: those written here or, where the path of a file below `data/` is in their place, its rows.
  private mutating func elements(of field: BlockSchema.Field, _ reader: inout FieldReader) -> [[String: Block.Value]] {
    guard let node = reader.node(field.name), case .scalar(let path) = node.content, path.hasPrefix("data/") else {
      return decode(reader.nodes(field.name), as: field)
    }
    return rows(of: FieldReader.Located(value: path, position: node.position), as: field)
  }

  private mutating func decode(_ nodes: [YAMLNode], as field: BlockSchema.Field) -> [[String: Block.Value]] {
    let wasInItem = isInItem
    isInItem = true
    defer { isInItem = wasInItem }
    return nodes.map { node in
      var inner = FieldReader(Self.asMapping(node, field), in: file)
      defer { diagnostics += inner.finish() }
      return decode(field.fields, &inner)
    }
  }

  /// The rows of a table of comma-separated values, or the elements of a list in YAML or JSON.
  private mutating func rows(
    of path: FieldReader.Located<String>, as field: BlockSchema.Field
  ) -> [[String: Block.Value]] {
    guard let target = shared[path.value] else {
      reportMissing(path, "data file")
      return []
    }
    let user = file
    file = target
    defer { file = user }
    if !usedFiles.contains(where: { $0.path == target.path }) { usedFiles.append(target) }
    let rows =
      target.path.hasSuffix(".csv")
      ? CSVParser.parse(target)
      : YAMLParser.parse(String(decoding: target.bytes, as: UTF8.self), in: target).map { root in
        if case .list(let nodes) = root.content { nodes } else { [root] }
      }
    switch rows {
    case .success(let nodes): return decode(nodes, as: field)
    case .failure(let diagnostic):
      diagnostics.append(diagnostic)
      return []
    }
  }

  /// A list whose elements have one field may be written as a list of texts.
  private static func asMapping(_ node: YAMLNode, _ field: BlockSchema.Field) -> YAMLNode {
    guard case .scalar = node.content, field.fields.count == 1, let only = field.fields.first else { return node }
    return YAMLNode(
      .mapping([YAMLNode.Entry(key: only.name, keyPosition: node.position, value: node)]), at: node.position)
  }

  private mutating func value(
    _ text: FieldReader.Located<String>, _ type: BlockSchema.FieldType
  ) -> Block.Value? {
    switch type {
    case .href: return .href(text.value)
    case .markdown:
      do throws(InputLimits.Excess) {
        let parsed = try PolicyText(parsing: text.value.utf8)
        texts.append(
          BlockText(text: parsed, source: text.value, file: file, position: text.position, isInItem: isInItem))
        return .markdown(parsed)
      } catch {
        diagnostics.append(Diagnostic(.error, "input-limit", error.reason, in: file, at: text.position))
        return nil
      }
    case .text, .list: return .text(text.value)
    }
  }
}
