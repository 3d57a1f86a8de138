package import Comparison
import Disclosure
import Links
import Markdown
import Policies
import Redlines
import Themes
import Words

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
    var classifier = LinkClassifier(Classifier(ownHost: nil, firstParty: [], catalogue: .empty), .english)
    let links = LinkTable(comparison.new, isCaptured: true, classifier: &classifier)
    let style = StyleSheet.published(Theme.builtInFile("assets/style.css"))
    var html = HTMLBuffer(capacity: comparison.new.document.bytes.count * 3 + style.count)
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
    html.text("\(old) → \(new)")
    html.raw("</title>\n<style>\n")
    html.raw(style)
    html.raw("</style>\n</head>\n<body class=\"redline\">\n<div class=\"sheet\">\n")
    writeHead(into: &html)
    html.raw("<main>\n<div class=\"prose\">\n")
    var renderer = RedlineRenderer(comparison, links: links)
    renderer.render(into: &html, folds: true)
    html.raw("</div>\n</main>\n</div>\n</body>\n</html>\n")
    return html.bytes
  }

  private func writeHead(into html: inout HTMLBuffer) {
    html.raw("<header class=\"masthead\">\n<h1>What changed</h1>\n<dl class=\"pair\"><div><dt>Older</dt><dd>")
    html.text(old)
    html.raw("</dd></div><div><dt>Newer</dt><dd>")
    html.text(new)
    html.raw("</dd></div></dl>\n")
    if comparison.isCoarse { html.raw("<p class=\"banner\">\(Phrases.english(.coarseComparison))</p>\n") }
    let verdict = comparison.verdict
    html.raw("</header>\n<div class=\"rail\">\n<div class=\"tools\">\n")
    html.raw(
      "<p class=\"verdict\" data-verdict=\"\(verdict.rawValue)\">\(Phrases.english.name(of: verdict))</p>\n<ul class=\"counts\" data-filters>"
    )
    for count in comparison.counts {
      let kind = count.changeClass.rawValue
      html.raw("<li data-change=\"\(kind)\"><b>\(count.count)</b> \(Phrases.english.name(of: count.changeClass))</li>")
    }
    html.raw("</ul>\n</div>\n</div>\n")
  }
}
