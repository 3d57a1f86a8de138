/// The names and values that a template is given.
package struct View: Sendable {
  package enum Value: Sendable {
    case text(String)
    case flag(Bool)
    case view(View)
    case list([View])
    /// Room for bytes that do not go through the template.
    case slot
  }

  /// In the order of their first setting.
  private(set) var entries: [(name: String, value: Value)] = []

  package init() {}

  package init(_ texts: KeyValuePairs<String, String?>) {
    entries.reserveCapacity(texts.count)
    for (name, text) in texts { self[name] = text }
  }

  package subscript(name: String) -> String? {
    get {
      guard case .text(let text)? = entries.first(where: { $0.name == name })?.value else { return nil }
      return text
    }
    set { set(name, newValue.map(Value.text)) }
  }

  package mutating func set(_ name: String, _ list: [View]) { set(name, .list(list)) }
  package mutating func set(_ name: String, _ flag: Bool) { set(name, .flag(flag)) }
  package mutating func set(_ name: String, _ view: View?) { set(name, view.map(Value.view)) }
  package mutating func slot(_ name: String) { set(name, .slot) }

  private mutating func set(_ name: String, _ value: Value?) {
    let index = entries.firstIndex { $0.name == name }
    switch (index, value) {
    case (let index?, let value?): entries[index].value = value
    case (let index?, nil): entries.remove(at: index)
    case (nil, let value?): entries.append((name, value))
    case (nil, nil): break
    }
  }
}
