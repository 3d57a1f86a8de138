package import Diagnostics

/// A YAML value that remembers where it stands.
package struct YAMLNode: Sendable {
  package enum Content: Sendable {
    case null
    /// Any scalar, as written (quotes and escapes resolved).
    case scalar(String)
    case list([YAMLNode])
    /// Keys in the order of the file.
    case mapping([Entry])
  }

  package struct Entry: Sendable {
    package init(key: String, keyPosition: SourcePosition, value: YAMLNode) {
      self.key = key
      self.keyPosition = keyPosition
      self.value = value
    }

    package let key: String
    package let keyPosition: SourcePosition
    package let value: YAMLNode
  }

  package let content: Content
  package let position: SourcePosition

  package init(_ content: Content, at position: SourcePosition) {
    self.content = content
    self.position = position
  }

  /// What a message calls this kind of value.
  package var kindName: String {
    switch content {
    case .null: "nothing"
    case .scalar: "a text"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}
