package import Markdown
import Mustache
import Synchronization

/// A compiled template and its library of partials.
///
/// The template library takes a hundred times as long as it takes to copy the result. A site has thousands of pages of
/// few shapes, so each shape is rendered once, and pages fill in their texts.
package final class Template: Sendable {
  private let template: MustacheTemplate
  private let library: MustacheLibrary
  private let renderedShapes = Mutex<(byShape: [[UInt8]: RenderedShape], size: Int)>(([:], 0))
  /// Bytes of renderedShapes that are kept: a list of many lengths has many shapes.
  private static let capacity = 4 << 20

  init(_ template: MustacheTemplate, library: MustacheLibrary) {
    self.template = template
    self.library = library
  }

  /// Renders the view; what is in a slot is copied in as it is.
  package func render(_ view: View, slots: [String: [UInt8]] = [:], into html: inout HTMLBuffer) {
    let shape = ViewShape(view)
    renderedShape(of: shape).write(shape.texts, slots: slots, into: &html)
  }

  private func renderedShape(of shape: ViewShape) -> RenderedShape {
    if let known = renderedShapes.withLock({ $0.byShape[shape.key] }) { return known }
    let renderedShape = RenderedShape(template.render(shape.marked, library: library))
    renderedShapes.withLock { kept in
      if kept.size + renderedShape.size > Self.capacity { kept = ([:], 0) }
      kept.byShape[shape.key] = renderedShape
      kept.size += renderedShape.size + shape.key.count
    }
    return renderedShape
  }
}
