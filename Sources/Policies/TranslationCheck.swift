package import Diagnostics

/// Holds a translation against the versions of its original.
package enum TranslationCheck {
  /// - Parameters:
  ///   - day: says which version is in force.
  ///   - folder: the translation's, as diagnostics name it.
  package static func diagnostics(of policy: Policy, on day: CalendarDate, in folder: String) -> [Diagnostic] {
    guard let original = policy.original else { return [] }
    let strays = policy.strays.map { stray in
      Diagnostic(
        .error, "translation-stray", "is a translation of a version that '\(original.id)' does not have",
        path: stray.path, advice: advice(on: stray, of: original))
    }
    let shown = policy.indexOfCurrent(on: day).map { policy.versions[$0] }
    let lag = policy.lag(on: day).map { missing in
      Diagnostic(
        .warning, "translation-lags",
        "lags behind its original: the version of \(missing.id) is in force and not translated", path: folder,
        advice: work(missing, after: shown, of: original, in: folder))
    }
    let coming = policy.upcomingLag(on: day).map { missing in
      Diagnostic(
        .note, "translation-lags", "does not have the version of \(missing.id) yet, which takes effect on that day",
        path: folder, advice: work(missing, after: policy.versions.last, of: original, in: folder))
    }
    return strays + [lag].compactMap { $0 } + coming
  }

  /// Where to see what is to be translated, and where to put it.
  private static func work(
    _ missing: Version, after shown: Version?, of original: Policy.Original, in folder: String
  ) -> String {
    let file = "write \(folder)/\(missing.id).md"
    guard let shown, original.versions.contains(where: { $0.id == shown.id }) else { return file }
    return "\(file); what changed in the original: codicil compare \(original.id) \(shown.id) \(missing.id)"
  }

  private static func advice(on stray: Version, of original: Policy.Original) -> String {
    let names = original.versions.map(\.id)
    let guess = Suggestion.nearest(to: stray.id, among: names)
    return guess.map { "name it \($0).md, if that is the version" }
      ?? "it has \(names.suffix(8).joined(separator: ", ")): name the file by one of these"
  }
}
