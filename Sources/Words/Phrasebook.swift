import Synchronization

/// The phrases of a theme for each language that pages are written in, made when one is first asked for.
package final class Phrasebook: Sendable {
  package let strings: ThemeStrings
  private let known = Mutex<[String: Phrases]>([:])

  package init(_ strings: ThemeStrings) { self.strings = strings }

  package func phrases(in language: String) -> Phrases {
    known.withLock { known in
      if let phrases = known[language] { return phrases }
      let phrases = Phrases(strings, in: language)
      known[language] = phrases
      return phrases
    }
  }
}
