package import Comparison
import Disclosure
import Markdown
import Policies

/// A redline of two files as one HTML document that stands alone.
package struct ComparisonPage {
  private let comparison: Comparison
  private let old: String
  private let new: String

  package init(_ comparison: Comparison, old: String, new: String) {
    self.comparison = comparison
    self.old = old
    self.new = new
  }

  package func html() -> [UInt8] {
    var classifier = LinkClassifier(Classifier(ownHost: nil, firstParty: [], catalogue: .empty))
    let links = LinkTable(comparison.new, classifier: &classifier)
    var html = HTMLBuffer(capacity: comparison.new.document.bytes.count * 3)
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
    html.text("\(old) → \(new)")
    html.raw("</title>\n</head>\n<body class=\"redline\">\n<main>\n")
    var renderer = RedlineRenderer(comparison, links: links)
    renderer.render(into: &html, folds: true)
    html.raw("</main>\n</body>\n</html>\n")
    return html.bytes
  }
}
