package import Comparison
import Content
package import Diagnostics
import FrontMatter
package import Policies
import Storage

/// A draft on its way into the archive: checked, compared with what it follows, and not yet written.
package struct Freezing: Sendable {
  /// What the author says of the new version.
  package struct Terms: Sendable {
    package var effective: CalendarDate
    package var published: CalendarDate
    package var summary: String?

    package init(effective: CalendarDate, published: CalendarDate, summary: String?) {
      self.effective = effective
      self.published = published
      self.summary = summary
    }
  }

  /// The snapshot's file as messages name it.
  package let shownAs: String
  /// The version it follows.
  package let previous: Version.ID?
  /// What changes with it; nil if it is the first version.
  package let comparison: Comparison?
  /// Everything that is wrong; with an error among them the draft cannot be archived.
  package let diagnostics: [Diagnostic]
  /// Whether the lock beside the snapshots is signed, so that the new one must be too.
  package let needsKey: Bool

  private let archive: Archive
  private let source: PolicySource
  /// With the new version.
  private let policy: Policy
  private let name: Version.ID
  private let bytes: [UInt8]
  private let draft: SourceFile

  /// - Parameter today: readers cannot have read before this day what is archived only now.
  /// - Throws: a diagnostic if there is no such policy, or no text to archive.
  package init(_ id: Policy.ID, as terms: Terms, in archive: Archive, on today: CalendarDate) throws(Diagnostic) {
    let source = try archive.source(id)
    (self.archive, self.source) = (archive, source)
    draft = try Self.workingText(of: source, in: archive)
    let versions = source.folder == nil ? [] : source.policy.versions
    let newest = versions.last
    var said = archive.diagnostics.filter { $0.severity == .error && Self.concerns(source, $0, in: archive) }
    let matter = FrontMatter.split(draft, into: &said)
    var fields = FieldReader(matter.root, in: draft)
    name = Self.name(for: terms.effective, after: newest)
    bytes = Self.frontMatter(terms, summary: terms.summary ?? fields.text("summary")) + draft.bytes[matter.bodyStart...]
    shownAs = archive.place("policies/\(id)/\(name).md").shownAs
    previous = newest?.id
    needsKey = source.lock?.signature != nil
    let file = SourceFile(path: shownAs, bytes: bytes)
    let version = Version(named: name, file: file, isDraft: false, into: &said)
    policy = source.policy.with(versions + [version])
    said += Self.faults(of: version, after: newest, in: policy, draft: draft.path, terms, today)
    let after = try PolicyText(of: file, from: version.textRange.lowerBound)
    var comparison: Comparison?
    if newest != nil, let before = try source.versions.last?.text() {
      comparison = Comparison(ComparableText(before), ComparableText(after))
    }
    self.comparison = comparison
    said += [comparison.flatMap { StatedDate.fault(in: $0, of: version) }].compactMap { $0 }
    diagnostics = said.sorted(by: Diagnostic.inReadingOrder)
  }

  // MARK: What is to be archived

  private static func workingText(of source: PolicySource, in archive: Archive) throws(Diagnostic) -> SourceFile {
    if let draft = source.draft { return try draft.file() }
    if source.folder == nil, let text = source.versions.first { return try text.file() }
    throw Diagnostic(
      .error, "draft-missing", "has no draft to archive",
      path: archive.place(source.folder ?? "policies/\(source.policy.id)").shownAs,
      advice: "write the new text into draft.md; start from a copy of the newest snapshot")
  }

  private static func name(for effective: CalendarDate, after newest: Version?) -> Version.ID {
    Version.name(on: effective, ordinal: newest.flatMap { $0.date == effective ? $0.ordinal + 1 : nil } ?? 1)
  }

  private static func frontMatter(_ terms: Terms, summary: String?) -> [UInt8] {
    YAMLText.frontMatter([
      "published": terms.published.description, "effective": terms.effective.description,
      "summary": summary.map(YAMLText.quoted),
    ])
  }

  private static func concerns(_ source: PolicySource, _ diagnostic: Diagnostic, in archive: Archive) -> Bool {
    let place = source.folder.map { archive.place($0).shownAs } ?? source.versions.first?.version.path
    return place.map(diagnostic.isAbout) ?? false || diagnostic.isAbout(archive.place(PublisherKey.fileName).shownAs)
  }

  // MARK: What is wrong with it

  private static func faults(
    of version: Version, after newest: Version?, in policy: Policy, draft: String, _ terms: Terms, _ today: CalendarDate
  ) -> [Diagnostic] {
    // Whatever is a warning of the finished archive stops what would enter it.
    var said = DateHonesty.check(policy).filter { $0.path == version.path }.map { found in
      var refusal = found
      refusal.severity = .error
      refusal.position = nil
      return refusal
    }
    said += DateHonesty.reminders(of: policy, on: today).filter { $0.path == version.path }
    if version.isCaptured || newest?.isCaptured == true {
      said.append(
        Diagnostic(
          .error, "policy-captured", "is a text that a third party captured, and has no draft", path: draft,
          advice: "add captures with: codicil import"))
    }
    if let newest, let last = newest.date, terms.effective < last {
      said.append(
        Diagnostic(
          .error, "effective-backwards",
          "would take effect on \(terms.effective), before \(newest.id), which is archived",
          path: version.path, advice: "a policy's history only grows at its end: name a later day with --effective"))
    }
    if !policy.strays.isEmpty, let original = policy.original {
      said.append(
        Diagnostic(
          .error, "translation-stray", "would translate a version that '\(original.id)' does not have",
          path: version.path,
          advice:
            "its versions are \(original.versions.suffix(8).map(\.id).joined(separator: ", ")); archive the original first"
        ))
    }
    if let newest, newest.textDigest == version.textDigest {
      said.append(
        Diagnostic(
          .error, "draft-unchanged", "is byte for byte the text of \(newest.id), which is archived", path: draft,
          advice: "write the new text into it first"))
    }
    if terms.published < today {
      said.append(
        Diagnostic(
          .warning, "published-before-archived",
          "is said to be published on \(terms.published), but is archived only on \(today)", path: version.path,
          advice: "leave --published away, unless readers really could read it that day"))
    }
    return said
  }

  // MARK: Writing

  /// Writes the snapshot and its link in the chain, both or neither. The draft stays: it is the working text of the version after.
  ///
  /// - Throws: a diagnostic if the name is taken meanwhile; nothing is ever overwritten.
  package func write(signingWith key: SecretKey?) throws(Diagnostic) {
    guard !diagnostics.hasErrors else {
      throw Diagnostic(.error, "freeze-refused", "a draft with errors is not archived")
    }
    let folder = source.folder ?? "policies/\(source.policy.id)"
    let (place, shown) = archive.place(source.folder ?? "policies")
    var transaction = FileTransaction(in: place, shownAs: shown)
    transaction.write(archive.place("\(folder)/\(name).md").path, bytes, shownAs: shownAs)
    if source.folder == nil {
      // A policy that was one file becomes a folder.
      let (path, name) = archive.place(folder)
      transaction.write(path + "/draft.md", draft.bytes, shownAs: name + "/draft.md")
      transaction.remove(path + ".md", containing: draft.bytes, shownAs: draft.path)
    }
    _ = try archive.writeLock(of: source, listing: policy, in: folder, signingWith: key, &transaction)
    try transaction.commit()
  }
}
