package import Diagnostics
package import FrontMatter

/// What rules find and the publisher lets stand: under `exceptions:` in `site.yml`, each for one rule, in one place, with
/// the reason. Texts hold nothing of it, so neither pages nor archived versions do.
package struct RuleExceptions: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    package let rule: Diagnostic.Rule
    /// A file or folder, as diagnostics name it.
    let place: String
    /// The words of the source that the finding is about; nil for every finding of the rule there.
    let words: String?
    /// Where it is in the settings.
    package let position: SourcePosition
  }

  package let entries: [Entry]

  package init(_ entries: [Entry] = []) { self.entries = entries }

  /// The findings that remain.
  package func without(_ found: [Diagnostic]) -> [Diagnostic] {
    entries.isEmpty ? found : found.filter { diagnostic in !entries.contains { $0.covers(diagnostic) } }
  }

  /// The exceptions to what is not found, but those to what is looked for on demand alone.
  package func unused(in found: [Diagnostic]) -> [Entry] {
    entries.filter { entry in
      !found.contains(where: entry.covers) && !Rule.external.contains { $0.id == entry.rule }
    }
  }
}

extension RuleExceptions.Entry {
  /// - Parameter content: how diagnostics name the content folder.
  package init?(_ fields: inout FieldReader, below content: String) {
    let rule = fields.requiredText("rule")
    let place = fields.requiredText("in")
    words = fields.text("words")
    let reason = fields.requiredText("reason")
    position = fields.position
    guard let rule, let known = RuleBook.adjustable(rule.value, at: rule.position, &fields), let place, reason != nil
    else {
      return nil
    }
    self.rule = known.id
    self.place = content + "/" + place.value.split(separator: "/").joined(separator: "/")
  }

  fileprivate func covers(_ diagnostic: Diagnostic) -> Bool {
    guard diagnostic.rule == rule, diagnostic.isAbout(place) else { return false }
    guard let words else { return true }
    guard let excerpt = diagnostic.excerpt, let position = diagnostic.position else { return false }
    let line = excerpt.unicodeScalars
    let found = (position.column - 1)..<(position.column - 1 + diagnostic.length)
    return excerpt.ranges(of: words).contains { range in
      let start = line.distance(from: line.startIndex, to: range.lowerBound)
      return found.overlaps(start..<(start + words.unicodeScalars.count))
    }
  }
}

extension Rule {
  package static let exceptionUnused = Rule(
    "exception-unused", .note, .settings, "An exception has no effect",
    why:
      "The finding was fixed, moved or reworded. If it stays, the exception may hide something else later. Only `codicil check` reports this.",
    wrong: "exceptions:\n  - rule: link-name-vague\n    in: about.md\n    words: words that are gone\n    reason: …",
    right: "the entry taken out")
}
