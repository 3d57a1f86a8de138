import Comparison
import Policies
import TestSupport
import Testing

/// What holds for every pair of texts.
@Suite struct PropertyTests {
  struct Pair: Sendable, CustomStringConvertible {
    let description: String
    let old: PolicyText
    let new: PolicyText
  }

  static let cases = CaseFolder.all(beside: #filePath)

  static func pair(_ folder: CaseFolder) throws -> Pair {
    Pair(
      description: "\(folder)", old: try PolicyText(parsing: folder.bytes("old.md")),
      new: try PolicyText(parsing: folder.bytes("new.md")))
  }

  /// Everything that is wrong with how a pair is compared.
  static func faults(_ pair: Pair) -> [String] {
    let (old, new) = (ComparableText(pair.old), ComparableText(pair.new))
    let comparison = Comparison(old, new)
    var faults = Faithfulness(comparison).faults
    let again = Comparison(ComparableText(pair.old), ComparableText(pair.new))
    if MirrorImage(again, isReversed: false) != MirrorImage(comparison, isReversed: false) {
      faults.append("another answer the second time")
    }
    let reversed = Comparison(new, old)
    faults += Faithfulness(reversed).faults.map { "reversed: \($0)" }
    if MirrorImage(reversed, isReversed: true) != MirrorImage(comparison, isReversed: false) {
      faults.append("the reversed comparison is not the mirror image")
    }
    for text in [old, new] {
      let same = Comparison(text, text)
      if same.verdict != .none || same.rows.contains(where: { $0.changeClass != nil || $0.move != nil }) {
        faults.append("a text differs from itself")
      }
    }
    return faults.map { "\(pair): \($0)" }
  }

  @Test(arguments: cases)
  func holdForTheCases(_ folder: CaseFolder) throws {
    #expect(Self.faults(try Self.pair(folder)) == [])
  }

  @Test(arguments: zip(cases, cases.dropFirst()))
  func holdForUnrelatedTexts(_ first: CaseFolder, _ second: CaseFolder) throws {
    let (a, b) = (try Self.pair(first), try Self.pair(second))
    #expect(Self.faults(Pair(description: "\(first) against \(second)", old: a.old, new: b.new)) == [])
  }

  @Test(.requires(.collection)) func holdForRealVersions() throws {
    let pairs = try RealVersions().pairs(150, upTo: 40_000)
    #expect(pairs.count > 100)
    for pair in pairs { #expect(Self.faults(pair) == []) }
  }

  @Test func holdPastTheWorkBudget() throws {
    func text(_ word: String) -> String {
      (0..<1_500).map { "\(word) \($0 * 7 % 1_501) \(word)\($0) stays with the \(word) of row \($0 * 3)." }.joined(
        separator: "\n\n")
    }
    let pair = Pair(
      description: "two long texts", old: try PolicyText(parsing: text("oak").utf8),
      new: try PolicyText(parsing: text("elm").utf8))
    let comparison = Comparison(ComparableText(pair.old), ComparableText(pair.new))
    #expect(comparison.isCoarse)
    #expect(Faithfulness(comparison).faults == [])
  }
}
