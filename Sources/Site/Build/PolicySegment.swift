import Pages
import Synchronization

/// Consecutive versions of a policy that are built by one job: a long history is shared among cores.
struct PolicySegment: Sendable {
  let source: PolicySource
  /// Indices into the policy's versions.
  let versions: Range<Int>
  let isLast: Bool
  let history: PolicyHistory

  /// About so many bytes of text make a segment.
  private static let size = 12 << 20

  static func segments(of source: PolicySource) -> [PolicySegment] {
    var ranges: [Range<Int>] = []
    var (start, bytes) = (0, 0)
    for (index, size) in source.sizes.enumerated() {
      bytes += size
      if bytes >= Self.size {
        ranges.append(start..<index + 1)
        (start, bytes) = (index + 1, 0)
      }
    }
    if start < source.sizes.count || ranges.isEmpty { ranges.append(start..<source.sizes.count) }
    let history = PolicyHistory(segments: ranges.count)
    return ranges.enumerated().map { number, range in
      PolicySegment(source: source, versions: range, isLast: number + 1 == ranges.count, history: history)
    }
  }
}

/// Gathers what the segments of a policy found, from any thread.
final class PolicyHistory: Sendable {
  private let parts = Mutex<[Int: [VersionSummary]]>([:])
  private let segments: Int

  init(segments: Int) { self.segments = segments }

  /// - Parameter start: the index of the first version of the part.
  /// - Returns: all summaries in order, to the caller whose part was the last one missing.
  func add(_ summaries: [VersionSummary], at start: Int) -> [VersionSummary]? {
    parts.withLock { parts in
      parts[start] = summaries
      guard parts.count == segments else { return nil }
      return parts.sorted { $0.key < $1.key }.flatMap(\.value)
    }
  }
}
