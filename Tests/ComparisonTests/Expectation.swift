import Foundation
import TestSupport

/// What `expected.json` of a case asks for; the fields are those of the challenge cases' schema.
struct Expectation: Decodable {
  struct Words: Decodable {
    var inserted: [String] = []
    var deleted: [String] = []
  }

  struct Alternative: Decodable {
    let insertedWords: [String]
    let deletedWords: [String]
  }

  struct Format: Decodable {
    let kind: String
    let text: String
  }

  let verdict: [String]
  let movedBlocks: Int
  let insertedWords: [String]?
  let deletedWords: [String]?
  let mayAlsoMark: Words?
  let alternatives: [Alternative]?
  let insertedPhrases: [String]?
  let deletedPhrases: [String]?
  let moved: [String]?
  let formatChanges: [Format]?
  let mustNotMark: [String]
  let thirdPartyAdded: [String]

  static func read(_ folder: CaseFolder) throws -> Expectation {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Expectation.self, from: Data(try folder.bytes("expected.json")))
  }

  /// Every right answer: the main one, then the alternatives.
  var answers: [(inserted: [String], deleted: [String])] {
    [(insertedWords ?? [], deletedWords ?? [])] + (alternatives ?? []).map { ($0.insertedWords, $0.deletedWords) }
  }
}
