package import Policies

/// One block of a marketing page: a type of the theme with its fields filled in.
package struct Block: Sendable {
  package indirect enum Value: Sendable {
    case text(String)
    case markdown(PolicyText)
    case href(String)
    case list([[String: Value]])
  }

  package let type: String
  package let fields: [String: Value]

  package init(type: String, fields: [String: Value]) {
    self.type = type
    self.fields = fields
  }
}
