package import Diagnostics
import FrontMatter

/// A snapshot with dates: what is known of one archived text, without the text itself.
package struct Version: Sendable, Identifiable {
  /// The name of a version in addresses and file names: `2025-01-15`, `2025-01-15-2`, `draft`.
  package typealias ID = String

  package enum Status: String, Sendable {
    case upcoming, current, superseded, draft
  }

  /// The three dates that are never mixed.
  package struct Dates: Hashable, Sendable {
    /// When readers could first read it.
    package var published: CalendarDate?
    /// When it binds.
    package var effective: CalendarDate?
    /// When a third party captured it.
    package var archived: CalendarDate?
  }

  package let id: ID
  /// The file's path as the user knows it.
  package let path: String
  package let dates: Dates
  /// What changed, in the author's words.
  package let summary: String?
  package let provenance: Provenance?
  /// The commit that published it, of a history that was imported from git.
  package let commit: String?
  /// What its author wrote of that commit.
  package let commitSubject: String?
  /// Where the effective day of an imported version is stated: `front matter`, `attribute`, `text`, or `published`.
  package let effectiveSource: String?
  /// The SHA-256 of the file, byte for byte.
  package let digest: Digest
  /// The SHA-256 of the policy's text alone: front matter and captured header may differ where the text does not.
  package let textDigest: Digest
  /// The part of the file that is the policy's text: without front matter and captured header.
  package let textRange: Range<Int>
  /// Where the file's body starts: behind the front matter.
  package let bodyStart: Int
  /// Lines of the file before the text.
  package let lineOffset: Int
  package let isDraft: Bool
  /// Whether the archive's own tools changed with this capture, and perhaps not the policy.
  package let isTechnicalUpgrade: Bool

  /// Whether a third party captured the text: then the archive says what was observed, not what was in force.
  package var isCaptured: Bool { dates.archived != nil }

  /// The date that places the version in its policy's history; nil for a draft or an undated single file.
  ///
  /// That of a captured text is the day it was observed, whatever day the text names.
  package var date: CalendarDate? { dates.archived ?? dates.effective ?? dates.published }

  /// Reads the front matter and captured header of a snapshot.
  ///
  /// - Parameter name: the file's name without its extension.
  package init(named name: String, file: SourceFile, isDraft: Bool, into diagnostics: inout [Diagnostic]) {
    let matter = FrontMatter.split(file, into: &diagnostics)
    var fields = FieldReader(matter.root, in: file)
    let header = CapturedHeader(file.bytes[matter.bodyStart...])
    let nameDate = Self.date(inName: name)
    var dates = Dates(
      published: fields.date("published"), effective: fields.date("effective"), archived: fields.date("archived"))
    summary = fields.text("summary")
    var provenance = header?.provenance ?? Provenance()
    provenance.source = fields.text("source") ?? provenance.source
    provenance.archive = fields.text("archive") ?? provenance.archive
    provenance.captured = fields.text("captured") ?? provenance.captured
    let commit = fields.text("commit")
    commitSubject = fields.text("commit-subject")
    effectiveSource = fields.text("effective-source")
    provenance.converter = fields.text("converter")
    isTechnicalUpgrade = fields.flag("technical-upgrade") ?? false
    dates.archived = dates.archived ?? header?.date
    // A publisher's own history may come from git too; then it states when it was published.
    if dates.archived == nil, provenance != Provenance() || commit != nil && dates.published == nil {
      dates.archived = nameDate
    }
    provenance.commit = commit
    self.commit = commit
    if !isDraft, dates.archived == nil {
      if let effective = dates.effective, let nameDate, effective != nameDate {
        fields.report(
          "date-name", "'effective' is \(effective), but the file is named \(nameDate)", at: fields.position,
          advice: "name the file \(effective).md, or correct the date")
      }
      dates.effective = dates.effective ?? nameDate
      dates.published = dates.published ?? dates.effective
    }
    diagnostics += fields.finish()
    id = isDraft ? "draft" : nameDate == nil ? dates.effective?.description ?? "undated" : name
    path = file.path
    self.dates = dates
    self.provenance = dates.archived == nil ? nil : provenance
    digest = Digest(of: file.bytes)
    bodyStart = matter.bodyStart
    let start = matter.bodyStart + (header?.length ?? 0)
    textRange = start..<file.bytes.count
    textDigest = start == 0 ? digest : Digest(of: file.bytes[start...])
    lineOffset =
      matter.lineCount + file.bytes[matter.bodyStart..<start].reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    self.isDraft = isDraft
  }

  /// The date of a snapshot's name: `2025-01-15` or, the second of its day, `2025-01-15-2`.
  package static func date(inName name: String) -> CalendarDate? {
    guard let date = CalendarDate(name.prefix(10)) else { return nil }
    let rest = name.dropFirst(10)
    guard !rest.isEmpty else { return date }
    guard rest.first == "-", let ordinal = Int(rest.dropFirst()), ordinal >= 2, !rest.contains("+") else { return nil }
    return date
  }

  /// The order of history: by date, then by the number in the name. Never by arrival.
  package static func inOrderOfDate(_ a: Version, _ b: Version) -> Bool {
    (a.date ?? .earliest, a.ordinal, a.id) < (b.date ?? .earliest, b.ordinal, b.id)
  }

  /// Which of the versions of its day it is, from 1.
  package var ordinal: Int { Self.ordinal(ofName: id) }

  /// `2024-05-25`, `2024-05-25-2`.
  package static func name(on day: CalendarDate, ordinal: Int) -> ID {
    ordinal == 1 ? day.description : "\(day)-\(ordinal)"
  }

  private static func ordinal(ofName name: some StringProtocol) -> Int { Int(name.dropFirst(11)) ?? 1 }

  /// The order of history for names of snapshots' files alone.
  package static func nameIsEarlier(_ a: String, than b: String) -> Bool {
    let (x, y) = (a.dropLast(3), b.dropLast(3))
    return (date(inName: String(x)) ?? .earliest, ordinal(ofName: x)) < (
      date(inName: String(y)) ?? .earliest, ordinal(ofName: y)
    )
  }
}
