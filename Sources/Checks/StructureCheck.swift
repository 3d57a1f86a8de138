import Diagnostics
import Markdown
import Policies

/// Headings and what stands under them.
enum StructureCheck: Check {
  static let rules: [Rule] = [.headingSkipped, .sectionEmpty, .headingDuplicate, .titleMissing, .headingBold]

  static func run(on text: CheckedText, _ findings: inout DiagnosticCollector) {
    if text.text.title == nil, text.title == nil, !text.blocks.isEmpty {
      findings.report(
        .titleMissing, "the text has no title", at: text.opening,
        "start it with a line such as '# Privacy policy', or give it a title in its settings")
    }
    checkLevels(text, &findings)
    checkSections(text, &findings)
  }

  private static func checkLevels(_ text: CheckedText, _ findings: inout DiagnosticCollector) {
    var level = text.headingAbove ?? 1
    for block in text.blocks where block.kind == .heading {
      let node = text.text.document.nodes[text.text.clauses[block.clause].node]
      let next = Int(node.number)
      if next > level + 1, let place = block.place {
        findings.report(
          .headingSkipped, "a heading of level \(next) stands under one of level \(level)", at: place,
          "write it with \(String(repeating: "#", count: level + 1))")
      }
      level = next
    }
  }

  private static func checkSections(_ text: CheckedText, _ findings: inout DiagnosticCollector) {
    let sections = text.text.sections
    var filled = Set<Int>()
    for clause in text.text.clauses where !text.text.opensSection(clause) {
      if let section = clause.section { filled.insert(section) }
    }
    var seen: [String: Int] = [:]
    for (index, section) in sections.enumerated() {
      guard let block = text.block(ofNode: section.node), let place = block.place else { continue }
      // A line that leads to a list is none.
      let isLead = section.isRecovered && section.title.hasSuffix(":") && section.title.split(separator: " ").count > 4
      if section.isRecovered, !isLead {
        findings.report(
          .headingBold, "a bold paragraph stands for a heading", at: place,
          "write it as a heading: \(String(repeating: "#", count: section.level)) \(section.title)")
      }
      let isOpen = index + 1 < sections.count && sections[index + 1].depth > section.depth
      if !filled.contains(index), !isOpen, !isLead {
        findings.report(
          .sectionEmpty, "nothing stands under \"\(section.title)\"", at: place, "write the section, or take it out")
      }
      let key = section.title.lowercased()
      if let first = seen[key] {
        let line = text.block(ofNode: sections[first].node).flatMap(\.place).map {
          text.file.position(ofByte: $0.lowerBound).line
        }
        findings.report(
          .headingDuplicate,
          "the heading \"\(section.title)\" stands on line \(line ?? 0) too, so its fragment is #\(section.anchor)",
          at: place, "give one of them other words: a fragment that counts changes when a section is moved")
      } else if !key.isEmpty {
        seen[key] = index
      }
    }
  }
}

extension Rule {
  static let headingSkipped = Rule(
    "heading-skipped", .warning, .structure, "A heading skips a level", basis: "WCAG 2.2, success criterion 1.3.1",
    why: "Screen readers present headings as an outline. A missing level looks like a missing section.",
    wrong: "# Privacy policy\n\n### What we collect", right: "# Privacy policy\n\n## What we collect")
  static let sectionEmpty = Rule(
    "section-empty", .warning, .structure, "A section is empty",
    why: "Readers expect text under a heading.", wrong: "## Cookies\n\n## Contact\n\nWrite to us.",
    right: "## Cookies\n\nWe set none.\n\n## Contact\n\nWrite to us.")
  static let headingDuplicate = Rule(
    "heading-duplicate", .note, .structure, "Two headings have the same words",
    why:
      "Their anchors differ only by a number, which changes when sections move, and readers of the outline cannot distinguish them.",
    wrong: "## Contact\n\nBy mail.\n\n## Contact\n\nBy telephone.",
    right: "## Contact by mail\n\nBy mail.\n\n## Contact by telephone\n\nBy telephone.")
  static let titleMissing = Rule(
    "title-missing", .warning, .structure, "A text has no title", basis: "WCAG 2.2, success criterion 2.4.2",
    why: "The page gets the name of its file as its title, in search results too.",
    wrong: "We keep records for 30 days.", right: "# Privacy policy\n\nWe keep records for 30 days.")
  static let headingBold = Rule(
    "heading-bold", .warning, .structure, "A bold paragraph is used as a heading",
    basis: "WCAG 2.2, success criterion 1.3.1",
    why:
      "It looks like a heading, but screen readers, search engines and other programs do not treat it as one.",
    wrong: "**What we collect**\n\nYour address.", right: "## What we collect\n\nYour address.")
}
