import Markdown
import Mustache

/// A compiled template and its library of partials.
struct Template: Sendable {
  private let template: MustacheTemplate
  private let library: MustacheLibrary

  init(_ template: MustacheTemplate, library: MustacheLibrary) {
    self.template = template
    self.library = library
  }

  /// Renders the view; what stands in a slot is copied in as it is.
  func render(_ view: View, slots: [String: [UInt8]] = [:], into html: inout HTMLBuffer) {
    let rendered = template.render(view.values, library: library)
    guard !slots.isEmpty else { return html.raw(rendered) }
    let mark = UInt8(1)
    var isSlot = false
    for piece in rendered.utf8.split(separator: mark, omittingEmptySubsequences: false) {
      if isSlot { html.raw(slots[String(piece) ?? ""] ?? []) } else { html.raw(piece) }
      isSlot.toggle()
    }
  }
}
