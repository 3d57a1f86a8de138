import Markdown
import Policies

/// The outline of a text as nested lists of links to its sections, for HTML.
enum ContentsList {
  /// Sections to the third level; nothing where there are fewer than two. A heading without words has no entry, and what
  /// is below it is listed in its place: not under the heading before it.
  static func html(_ sections: [Section]) -> [UInt8] {
    let entries = entries(sections)
    guard entries.count >= 2 else { return [] }
    var html = HTMLBuffer(capacity: entries.count * 80)
    var open = 0
    for entry in entries {
      if entry.level > open {
        html.raw("<ol>")
        open += 1
      } else {
        html.raw("</li>")
        while open > entry.level {
          html.raw("</ol></li>")
          open -= 1
        }
      }
      html.raw("<li><a href=\"#")
      html.address(entry.section.anchor)
      html.raw("\">")
      html.text(entry.section.title)
      html.raw("</a>")
    }
    while open > 0 {
      html.raw("</li></ol>")
      open -= 1
    }
    return html.bytes
  }

  /// The sections that are listed, each with its level in the list: 1, or one more than that of the entry it is in.
  private static func entries(_ sections: [Section]) -> [(section: Section, level: Int)] {
    var entries: [(section: Section, level: Int)] = []
    /// The sections around the next one, with the level of what stands in each.
    var around: [(depth: Int, level: Int)] = []
    for section in sections where section.depth <= 3 {
      while let last = around.last, last.depth >= section.depth { around.removeLast() }
      let level = around.last?.level ?? 1
      let isListed = !section.title.isEmpty
      if isListed { entries.append((section, level)) }
      around.append((section.depth, isListed ? level + 1 : level))
    }
    return entries
  }
}
