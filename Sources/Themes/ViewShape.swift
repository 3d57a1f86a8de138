/// A view taken apart: its texts, and everything that decides which parts of a template are used.
///
/// Two views of one shape differ in nothing but their texts, so a template makes the same markup of both.
struct ViewShape {
  /// Equal for views of the same shape: names, kinds of values, flags, lengths of lists, which texts are empty.
  private(set) var key: [UInt8] = []
  /// In the order of the view's entries.
  private(set) var texts: [String] = []
  private let view: View

  init(_ view: View) {
    self.view = view
    key.reserveCapacity(512)
    describe(view)
  }

  private mutating func describe(_ view: View) {
    for (name, value) in view.entries {
      key.append(contentsOf: name.utf8)
      key.append(0)
      describe(value)
    }
    key.append(UInt8(ascii: ";"))
  }

  private mutating func describe(_ value: View.Value) {
    switch value {
    case .text(let text):
      key.append(text.isEmpty ? UInt8(ascii: "\"") : UInt8(ascii: "="))
      texts.append(text)
    case .flag(let flag): key.append(flag ? UInt8(ascii: "+") : UInt8(ascii: "-"))
    case .slot: key.append(UInt8(ascii: "_"))
    case .view(let view):
      key.append(UInt8(ascii: "{"))
      describe(view)
    case .list(let views):
      key.append(UInt8(ascii: "["))
      for view in views { describe(view) }
      key.append(UInt8(ascii: "]"))
    }
  }

  // MARK: What the template library sees

  /// The view's values for the template library, with marks in place of texts and slots.
  var marked: [String: Any] {
    var count = 0
    return Self.marked(view, &count)
  }

  private static func marked(_ view: View, _ texts: inout Int) -> [String: Any] {
    var values: [String: Any] = [:]
    for (name, value) in view.entries {
      switch value {
      case .text(let text):
        values[name] = text.isEmpty ? "" : TemplateMark.text(texts).string
        texts += 1
      case .flag(let flag): values[name] = flag
      case .slot: values[name] = TemplateMark.slot(name).string
      case .view(let view): values[name] = marked(view, &texts)
      case .list(let views):
        var list: [[String: Any]] = []
        for view in views { list.append(marked(view, &texts)) }
        values[name] = list
      }
    }
    return values
  }
}
