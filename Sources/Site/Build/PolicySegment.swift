import Comparison
import Content
import Links
import Pages
import Synchronization

/// Consecutive versions of a policy that are built by one job: a long history is shared among cores.
struct PolicySegment: Sendable {
  let source: PolicySource
  /// Indices into the policy's versions.
  let versions: Range<Int>
  /// Whether the job builds the draft too.
  let buildsDraft: Bool
  let history: PolicyHistory

  /// About so many bytes of text make a segment.
  private static let size = 12 << 20

  /// - Parameter withDraft: whether the job of the last segment builds the draft too.
  static func segments(of source: PolicySource, withDraft: Bool = true) -> [PolicySegment] {
    var ranges: [Range<Int>] = []
    var (start, bytes) = (0, 0)
    for (index, version) in source.versions.enumerated() {
      bytes += version.size
      if bytes >= Self.size {
        ranges.append(start..<index + 1)
        (start, bytes) = (index + 1, 0)
      }
    }
    if start < source.versions.count || ranges.isEmpty { ranges.append(start..<source.versions.count) }
    let history = PolicyHistory(segments: ranges.count)
    return ranges.enumerated().map { number, range in
      PolicySegment(
        source: source, versions: range, buildsDraft: withDraft && number + 1 == ranges.count, history: history)
    }
  }

  /// No version, and the draft alone.
  static func draft(of source: PolicySource) -> PolicySegment {
    let end = source.versions.count
    return PolicySegment(source: source, versions: end..<end, buildsDraft: true, history: PolicyHistory(segments: 1))
  }
}

/// Gathers what the segments of a policy found, from any thread.
final class PolicyHistory: Sendable {
  /// What one segment found.
  struct Part: Sendable {
    var summaries: [VersionSummary] = []
    /// Up to the version in force; nil if the segment starts after it.
    var lineage: Lineage?
    /// Nil before the first text.
    var sections: SectionHistory?
    /// The text in force, where it is in this segment.
    var current: VersionReading?

    /// This part and the one that follows it.
    func followed(by next: Part) -> Part {
      Part(
        summaries: summaries + next.summaries,
        lineage: next.lineage.map { later in lineage.map(later.following) ?? later } ?? lineage,
        sections: next.sections.map { later in sections.map(later.following) ?? later } ?? sections,
        current: current ?? next.current)
    }
  }

  private let parts = Mutex<[Int: Part]>([:])
  private let segments: Int

  init(segments: Int) { self.segments = segments }

  /// - Parameter start: the index of the first version of the part.
  /// - Returns: all parts in one, to the caller whose part was the last one missing.
  func add(_ part: Part, at start: Int) -> Part? {
    parts.withLock { parts in
      parts[start] = part
      guard parts.count == segments else { return nil }
      defer { parts = [:] }
      return parts.sorted { $0.key < $1.key }.map(\.value).reduce(Part()) { $0.followed(by: $1) }
    }
  }
}

/// A version's text as it was read, with what its pages need.
struct VersionReading: Sendable {
  /// The file.
  let bytes: [UInt8]
  let text: ComparableText
  let links: LinkTable
  let allowsRawHTML: Bool
}
