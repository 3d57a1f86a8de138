import Diagnostics
import Disclosure
import Policies
import SitePaths
import Themes

@testable import Pages

extension SiteContext {
  /// A site without policies, at https://site.example/.
  static func example(_ classifier: Classifier, knownPaths: Set<SitePath> = []) -> SiteContext {
    var ignored: [Diagnostic] = []
    return SiteContext(
      baseURL: "https://site.example/", publisher: nil,
      editions: [Edition(language: "en", languageName: "English", title: "Example", isMain: true)], asOf: .earliest,
      classifier: classifier,
      theme: Theme(overriding: [:], folder: "", classifier: classifier, into: &ignored), knownPaths: knownPaths,
      generator: "Codicil")
  }
}
