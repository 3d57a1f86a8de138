import Comparison
import Diagnostics

/// A comparison as data: JSON, schema version 1. `docs/compare.md` describes it.
package struct RedlineData {
  /// What is known about a text beside its words.
  package struct Side: Encodable, Sendable {
    let name: String
    let path: String
    let policy: String?
    let version: String?
    let status: String?

    package init(name: String, path: String, policy: String? = nil, version: String? = nil, status: String? = nil) {
      self.name = name
      self.path = path
      self.policy = policy
      self.version = version
      self.status = status
    }
  }

  private struct Document: Encodable {
    let schema = 1
    let old: Side
    let new: Side
    let verdict: String
    let isCoarse: Bool
    let counts: [String: Int]
    let changes: [Change]
  }

  private struct Change: Encodable {
    let number: Int
    let `class`: String
    let section: String?
    /// The section of the old place.
    let movedFrom: String?
    let old: String?
    let new: String?
    let runs: [Run]?
    let facts: [Fact]?
    let formats: [Format]?
    let organisations: [String]?
  }

  private struct Run: Encodable {
    let op: String
    let text: String
  }

  private struct Fact: Encodable {
    let kind: String
    let old: String?
    let new: String?
  }

  private struct Format: Encodable {
    let kind: String
    let text: String
    let old: String?
    let new: String?
  }

  private let document: Document

  package init(_ transcript: Transcript, old: Side, new: Side) {
    document = Document(
      old: old, new: new, verdict: transcript.verdict.rawValue, isCoarse: transcript.isCoarse,
      counts: Dictionary(uniqueKeysWithValues: transcript.counts.map { ($0.changeClass.rawValue, $0.count) }),
      changes: transcript.changes.compactMap(Self.change))
  }

  /// A move is one change, told at its new place.
  private static func change(_ change: Transcript.Change) -> Change? {
    var from: String?
    switch change.place {
    case .movedAway: return nil
    case .movedHere(let section): from = section
    case .here: break
    }
    return Change(
      number: change.number, class: change.changeClass.rawValue, section: change.blocks[0].section,
      movedFrom: from, old: change.old, new: change.new,
      runs: change.blocks.flatMap(\.runs).map { Run(op: name($0.kind), text: $0.text) }.nonEmpty,
      facts: change.facts.map { Fact(kind: $0.fact.rawValue, old: $0.old, new: $0.new) }.nonEmpty,
      formats: change.formats.map {
        Format(kind: $0.change.kind.rawValue, text: $0.text, old: $0.change.old, new: $0.change.new)
      }.nonEmpty,
      organisations: change.organisations.nonEmpty)
  }

  private static func name(_ kind: WordComparison.Run.Kind) -> String {
    switch kind {
    case .equal: "equal"
    case .deleted: "deleted"
    case .inserted: "inserted"
    }
  }

  package func json() -> [UInt8] { JSONText.encode(document) }
}

extension Array {
  fileprivate var nonEmpty: Self? { isEmpty ? nil : self }
}
