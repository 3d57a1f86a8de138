/// Markup that is right as it is: literals of the program, and values put into them as text.
///
/// A value in an interpolation is escaped (`HTMLBuffer.text`); a number is not changed. So no text of an author can become
/// markup on its way through a string.
///
/// ```swift
/// html.raw("<li data-change=\"\(kind)\"><b>\(count)</b></li>")
/// ```
package struct SafeHTML: ExpressibleByStringInterpolation, Sendable {
  let text: String

  package init(stringLiteral markup: String) { text = markup }

  package init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

    package mutating func appendLiteral(_ markup: String) { text += markup }

    package mutating func appendInterpolation(_ value: String) {
      var escaped = HTMLBuffer(capacity: value.utf8.count)
      escaped.text(value)
      text += escaped.string
    }

    package mutating func appendInterpolation(_ number: Int) { text += String(number) }
    package mutating func appendInterpolation(_ markup: SafeHTML) { text += markup.text }
  }
}
