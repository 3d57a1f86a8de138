package import Diagnostics
package import FrontMatter
import Markdown
import Policies

/// Reads the `blocks:` of a page against the schemas of the theme.
package struct BlockDecoder {
  private let schemas: [String: BlockSchema]
  private let file: SourceFile
  package private(set) var diagnostics: [Diagnostic] = []

  package init(_ theme: Theme, file: SourceFile) {
    schemas = theme.blockSchemas
    self.file = file
  }

  package mutating func decode(_ nodes: [YAMLNode]) -> [Block] { nodes.compactMap { decode($0) } }

  private mutating func decode(_ node: YAMLNode) -> Block? {
    var reader = FieldReader(node, in: file)
    guard let type = reader.requiredText("type") else {
      // Without a type nothing is known of the other keys.
      diagnostics += reader.diagnostics
      return nil
    }
    guard let schema = schemas[type.value] else {
      let known = schemas.keys.sorted()
      let guess = Suggestion.nearest(to: type.value, among: known)
      reader.report(
        "block-unknown", "there is no block type '\(type.value)'", at: type.position, length: type.value.count,
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
        var elements: [[String: Block.Value]] = []
        for node in reader.nodes(field.name) {
          var inner = FieldReader(Self.asMapping(node, field), in: file)
          elements.append(decode(field.fields, &inner))
          diagnostics += inner.finish()
        }
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
        return .markdown(try PolicyText(parsing: text.value.utf8))
      } catch {
        diagnostics.append(Diagnostic(.error, "input-limit", error.reason, in: file, at: text.position))
        return nil
      }
    case .text, .list: return .text(text.value)
    }
  }
}
