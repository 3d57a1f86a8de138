import Comparison
package import Diagnostics
import Pages
import Policies

extension Site {
  /// Everything that any rule says of the site, in reading order. Nothing is written.
  package func check() async -> [Diagnostic] {
    let compared = await Parallel.map(policies, jobs: options.jobs) { self.statedDates(of: $0) }
    let found = await links().diagnostics + compared.flatMap { $0 }
    var once: [Diagnostic] = []
    for diagnostic in found { once.addOnce(diagnostic) }
    return once.sorted(by: Diagnostic.inReadingOrder)
  }

  /// The versions whose words changed while the day they state did not.
  private func statedDates(of source: PolicySource) -> [Diagnostic] {
    guard !source.policy.isCaptured else { return [] }
    var found: [Diagnostic] = []
    var before: PolicyText?
    for (version, path) in zip(source.policy.versions, source.paths) where !version.isCaptured {
      // What cannot be read is reported with the links.
      guard let text = try? PolicyLoader.text(of: version, read(path)) else { continue }
      if let before {
        let comparison = Comparison(ComparableText(before), ComparableText(text))
        found += [StatedDate.fault(in: comparison, of: version)].compactMap { $0 }
      }
      before = text
    }
    return ruleLevels.applied(to: found)
  }
}
