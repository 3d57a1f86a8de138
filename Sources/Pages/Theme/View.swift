/// The names and values that a template is given.
struct View {
  private(set) var values: [String: Any] = [:]

  /// Marks the place of a slot in a rendered template. No text of a site may hold it, so it is taken out of texts.
  static let slotMark = "\u{1}"

  subscript(name: String) -> String? {
    get { values[name] as? String }
    set { values[name] = newValue.map { $0.contains(Self.slotMark) ? $0.replacing(Self.slotMark, with: "") : $0 } }
  }

  mutating func set(_ name: String, _ list: [View]) { values[name] = list.map(\.values) }
  mutating func set(_ name: String, _ flag: Bool) { values[name] = flag }
  mutating func set(_ name: String, _ view: View?) { values[name] = view?.values }

  /// Leaves room for bytes that do not go through the template.
  mutating func slot(_ name: String) { values[name] = Self.slotMark + name + Self.slotMark }

  init() {}

  init(_ texts: KeyValuePairs<String, String?>) {
    for (name, text) in texts { self[name] = text }
  }
}
