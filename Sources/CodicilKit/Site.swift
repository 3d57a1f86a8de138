internal import Content
internal import Diagnostics
internal import Policies
internal import Site

/// A site as values: its policies with their versions, and everything that is wrong with its sources.
///
/// ```swift
/// let site = try await Site(at: "my-site", asOf: today)
/// let build = await site.build(into: "my-site/output")
/// try await build.publish()
/// ```
///
/// Loading a site starts no program, opens no connection and changes no text. It finishes what a killed command had begun to
/// write, if there is such a thing. It reads the folders `content` and `themes`
/// and never asks a clock: what is in force depends on the day that you name.
public struct Site: Sendable {
  /// The policies, in the order of their names; a translation is a policy of its own.
  public let policies: [Policy]
  /// Everything that is wrong with the sources, by file and place. A site with an error among them cannot be published.
  public let findings: [Finding]
  private let options: SiteOptions
  private let site: Site::Site

  /// Reads a site.
  ///
  /// - Parameters:
  ///   - folder: the folder that contains `content` and, if the site has a theme of its own, `themes`.
  ///   - day: the day that decides which versions are in force.
  ///   - options: what else to do differently.
  /// - Throws: a `Finding` if there is no folder `content`. Every other fault is one of `findings`.
  public init(at folder: String, asOf day: Day, options: Options = Options()) async throws(Finding) {
    self.options = options.siteOptions(in: folder, asOf: day)
    do throws(Diagnostic) {
      site = try await Site::Site(self.options)
    } catch {
      throw Finding(error)
    }
    policies = site.policies.map { Policy($0.policy, asOf: day) }
    findings = site.diagnostics.map(Finding.init)
  }

  /// Makes every page of the site in a hidden folder beside the output. What is published stays as it is. If another
  /// build writes the same output, this one waits for it, for a minute at most.
  ///
  /// - Parameters:
  ///   - output: the folder that `Build.publish()` is to replace. It must be new, empty, or made by Codicil.
  ///   - progress: called from any thread with the number of versions that are done, and of all.
  /// - Returns: the build with everything that is wrong. It does not throw: a build with errors has them in `findings`.
  public func build(
    into output: String, progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) async -> Build {
    Build(await site.build(into: output, progress: progress))
  }

  /// How a site is read and built.
  public struct Options: Sendable {
    /// Whether drafts are built too, with their redlines.
    public var includesDrafts = false
    /// The address of the site in place of the one in `site.yml`, such as `https://www.example.com/`.
    public var baseURL: String?
    /// How many policies are built at the same time, at least 1. The pages are the same for every number.
    public var jobs = 2

    public init() {}

    func siteOptions(in folder: String, asOf day: Day) -> SiteOptions {
      var options = SiteOptions(asOf: day.date, jobs: jobs)
      options.content = folder + "/content"
      options.themes = folder + "/themes"
      options.includesDrafts = includesDrafts
      options.baseURL = baseURL
      return options
    }
  }
}
