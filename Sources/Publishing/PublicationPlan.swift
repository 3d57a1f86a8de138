import Storage

/// What is to be done at a destination so that it holds a site.
struct PublicationPlan: Equatable {
  /// In the order in which they are put in place.
  let copies: [[String]]
  let removals: [String]
  /// Old versions that the site no longer has, and what their pages need.
  let kept: [String]
  let unchanged: Int
  /// What somebody else has put there. It is left alone.
  let foreign: [String]
  /// What the destination holds afterwards.
  let result: PublishedFiles
  /// Whether an earlier publication did not come to its end.
  private let brokeOff: Bool

  /// - Parameters:
  ///   - site: the files of the built site.
  ///   - sizes: theirs, bytes.
  ///   - published: what the destination's record names.
  ///   - found: the sizes of the files that are there, in bytes.
  init(
    _ site: PublishedFiles, sizes: [String: Int], published: PublishedFiles, found: [String: Int],
    removesOldVersions: Bool
  ) {
    let paths = site.digests.keys.sorted()
    let changed = paths.filter { published.digests[$0] != site.digests[$0] || found[$0] != sizes[$0] }
    copies = PublicationStage.allCases.map { stage in changed.filter { PublicationStage($0) == stage } }
    unchanged = paths.count - changed.count

    let stale = published.paths.filter { site.digests[$0] == nil && found[$0] != nil }.sorted()
    let old = removesOldVersions ? [] : stale.filter(PublicationStage.isArchive)
    // A page that stays needs the style it was made with.
    kept = stale.filter { old.contains($0) || !old.isEmpty && $0.hasPrefix("assets/") }
    let keptPaths = Set(kept)
    removals = stale.filter { !keptPaths.contains($0) }
    let own = published.paths.union([OutputFolder.publicationRecord, PublishedFiles.intentName])
    foreign = found.keys.filter { site.digests[$0] == nil && !own.contains($0) }.sorted()

    var result = site
    for path in kept { result.digests[path] = published.digests[path] ?? published.unsure[path] }
    self.result = result
    brokeOff = found[PublishedFiles.intentName] != nil
  }

  /// Whether the destination is as it should be already.
  var isNothing: Bool { copies.allSatisfy(\.isEmpty) && removals.isEmpty && !brokeOff }
}
