import Diagnostics
import FrontMatter

/// The fields that a type of block takes, from `blocks/<type>.yml` of a theme.
package struct BlockSchema: Sendable {
  package enum FieldType: String, CaseIterable, Sendable {
    case text, markdown, href, list
  }

  package struct Field: Sendable {
    package let name: String
    package let type: FieldType
    package let isRequired: Bool
    /// A sentence for the reference of the theme.
    package let about: String?
    /// The fields of a list's elements.
    package let fields: [Field]
  }

  /// A sentence for the reference of the theme.
  package let about: String?
  package let fields: [Field]

  /// The names of fields that contain an address, also inside lists.
  var addressFields: Set<String> {
    func names(_ fields: [Field]) -> [String] {
      fields.flatMap { $0.type == .href ? [$0.name] : names($0.fields) }
    }
    return Set(names(fields))
  }

  init(_ file: SourceFile, into diagnostics: inout [Diagnostic]) {
    switch YAMLParser.parse(String(decoding: file.bytes, as: UTF8.self), in: file) {
    case .failure(let diagnostic):
      diagnostics.append(diagnostic)
      (about, fields) = (nil, [])
    case .success(let root):
      var reader = FieldReader(root, in: file)
      about = reader.text("about")
      fields = reader.node("fields").map { Self.fields($0, in: file, into: &diagnostics) } ?? []
      diagnostics += reader.finish()
    }
  }

  private static func fields(
    _ node: YAMLNode, in file: SourceFile, into diagnostics: inout [Diagnostic]
  ) -> [Field] {
    var reader = FieldReader(node, in: file)
    let fields = reader.keys.compactMap { name -> Field? in
      guard let node = reader.node(name) else { return nil }
      var field = FieldReader(node, in: file)
      let type = field.choice("type", of: FieldType.self) ?? .text
      let isRequired = field.flag("required") ?? false
      let about = field.text("about")
      let inner = field.node("fields").map { Self.fields($0, in: file, into: &diagnostics) } ?? []
      diagnostics += field.finish()
      return Field(name: name, type: type, isRequired: isRequired, about: about, fields: inner)
    }
    diagnostics += reader.finish()
    return fields
  }
}
