package import Diagnostics
import Storage

/// A built site on its way to a host.
///
/// Only what has changed is copied: parts before pages, pages before what lists them. Where the host can rename files,
/// all of it is first copied to a folder beside the site and then put in place file by file; a run that breaks off
/// before leaves the old site as it was. The versions of policies are never removed unless told.
package struct Publication: Sendable {
  package struct Options: Sendable {
    /// Whether versions that the site no longer has are removed too.
    package var removesOldVersions = false
    /// Whether published versions may be lost or changed.
    package var isForced = false
    package init() {}
  }

  /// One thing to do.
  package enum Step: Sendable, Equatable {
    case copy(String)
    case remove(String)
    case keep(String)
  }

  package struct Summary: Sendable, Equatable {
    package let copied: Int
    package let unchanged: Int
    package let removed: Int
    package let kept: Int
    package let foreign: Int
  }

  private let output: String
  private let place: String
  private let options: Options

  /// - Parameters:
  ///   - output: the folder of a built site.
  ///   - place: where rclone is to bring it.
  /// - Throws: a diagnostic if the output is no site.
  package init(of output: String, to place: String, _ options: Options) throws(Diagnostic) {
    guard Files.exists(output + "/" + OutputFolder.marker) else {
      throw Diagnostic(
        .error, "output-missing", "is not a built site", path: output, advice: "build it first: codicil build")
    }
    (self.output, self.place, self.options) = (output, place, options)
  }

  /// A publication that is planned, before anything is changed.
  package struct Planned: Sendable {
    /// The versions that readers could read there and that would be lost or changed. With any, nothing is published.
    package let losses: [Diagnostic]
    /// Why nothing may be published; nil if it may.
    package var refusal: Diagnostic? {
      losses.isEmpty
        ? nil : Diagnostic(.error, "publish-refused", "nothing was published: \(host.place) is as it was")
    }
    fileprivate let host: Rclone
    fileprivate let features: Rclone.Features.Flags
    fileprivate let plan: PublicationPlan
    fileprivate let output: String

    /// In the order in which they are done.
    package var steps: [Step] {
      plan.copies.joined().map(Step.copy) + plan.removals.map(Step.remove) + plan.kept.map(Step.keep)
    }

    package var summary: Summary {
      Summary(
        copied: plan.copies.reduce(0) { $0 + $1.count }, unchanged: plan.unchanged, removed: plan.removals.count,
        kept: plan.kept.count, foreign: plan.foreign.count)
    }
  }

  /// Compares the site with what the destination holds.
  ///
  /// - Throws: a diagnostic if the destination cannot be reached.
  package func planned() async throws(Diagnostic) -> Planned {
    let host = Rclone(place)
    if let process = host.isAtWork() {
      throw Diagnostic(
        .error, "publication-running", "a publication that was broken off still works at \(place): process \(process)",
        advice: "wait until it has ended, or end it, and publish again")
    }
    let features = try await host.features()
    try refuseOverlap(features)
    let found = try await host.sizes()
    func read(_ name: String) async throws(Diagnostic) -> [UInt8]? {
      found[name] == nil ? nil : try await host.read(name)
    }
    let published = PublishedFiles(
      record: try await read(OutputFolder.publicationRecord) ?? [], intent: try await read(PublishedFiles.intentName))
    let site = try PublishedFiles.built(in: output)
    let archive = try await PublishedArchive(host, published, found.keys, replacedBy: site.files, in: output)
    let plan = PublicationPlan(
      site.files, sizes: site.sizes, published: published, found: found,
      removesOldVersions: options.removesOldVersions)
    return Planned(
      losses: options.isForced ? [] : archive.losses(), host: host, features: features.flags, plan: plan,
      output: output)
  }

  /// A folder cannot be published into itself.
  private func refuseOverlap(_ features: Rclone.Features) throws(Diagnostic) {
    guard features.flags.isLocal else { return }
    let (from, to) = (Files.realPath(output) + "/", Files.realPath(features.root) + "/")
    guard from.hasPrefix(to) || to.hasPrefix(from) else { return }
    throw Diagnostic(
      .error, "destination-overlaps", "the destination and the built site stand one in the other", path: place,
      advice: "name a folder of its own")
  }
}

extension Publication.Planned {
  /// How many files are handed over at a time.
  private static let batch = 400

  /// Does it.
  ///
  /// - Parameter progress: called with how many of how many files are up.
  package func run(progress: (Int, Int) -> Void = { _, _ in }) async throws(Diagnostic) {
    if let refusal { throw refusal }
    guard !plan.isNothing else { return }
    let staging = features.move ? host.beside : nil
    let paths = Array(plan.copies.joined())
    try await host.write(plan.result.intent(exchanging: paths), to: PublishedFiles.intentName)
    try await staging?.purge()
    for start in stride(from: 0, to: paths.count, by: Self.batch) {
      progress(start, paths.count)
      try await (staging ?? host).copy(Array(paths[start..<min(start + Self.batch, paths.count)]), from: output)
    }
    progress(paths.count, paths.count)
    if let staging {
      for copies in plan.copies { try await host.move(copies, from: staging, replaces: features.isLocal) }
      try await staging.purge()
    }
    try await host.delete(plan.removals)
    if features.canHaveEmptyDirectories { await removeEmptyFolders() }
    try await host.write(plan.result.record, to: OutputFolder.publicationRecord)
    try await host.delete([PublishedFiles.intentName])
  }

  /// The folders of removed files, where nothing is left in them.
  private func removeEmptyFolders() async {
    let left = Set(plan.result.digests.keys.flatMap(Self.folders))
    let emptied = Set(plan.removals.flatMap(Self.folders)).subtracting(left)
    for folder in emptied.sorted(by: >) { await host.removeEmptyFolder(folder) }
  }

  /// `a/b/c.html` → `a`, `a/b`.
  private static func folders(of path: String) -> [String] {
    path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
  }
}
