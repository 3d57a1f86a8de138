/// An address in a page, a style sheet or a picture, and what a browser does with it.
package struct Reference: Sendable {
  package enum Use: String, Hashable, Sendable {
    /// Opened when a reader chooses it: `<a href>`.
    case link
    /// Asked for by the page itself, or connected to in advance: `<img src>`, `url()`, `<link rel=preconnect>`.
    case load
    /// Sent what a reader fills in: `<form action>`.
    case submission
    /// Told of a click on a link to somewhere else: `<a ping>`.
    case ping
    /// Opened in the place of the page without being asked: a refresh.
    case redirection
    /// What all relative addresses of a page are read against: `<base href>`.
    case base
  }

  package let use: Use
  /// As a browser reads it from the markup: character references and escapes resolved.
  package let address: String
  /// How to name its place: `<img src>`, `url() in <style>`, `@import`.
  package let place: String
  /// The bytes of the source that hold it; of an attribute all of `name="value"`.
  package let range: Range<Int>
  /// The element it belongs to; nil in a style sheet.
  package let element: Element?
}

/// An element as its source writes it.
package struct Element: Sendable {
  package struct Attribute: Sendable {
    /// In lower case.
    package let name: String
    /// Character references resolved.
    package let value: String
    /// The bytes from the name to the end of the value.
    package let range: Range<Int>
  }

  /// In lower case.
  package let name: String
  /// Whether it is HTML, and not SVG or MathML.
  package let isHTML: Bool
  package let attributes: [Attribute]
  package let startTag: Range<Int>
  /// Nil where the source leaves it out.
  package let endTag: Range<Int>?
  /// The words inside, with the alternative texts of images and without what `HTMLReferences` was told to leave out.
  package let words: String
  /// What was left out of the words.
  package let notes: String

  package subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}
