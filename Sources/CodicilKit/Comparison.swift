internal import Comparison
internal import Markdown
internal import Pages
internal import Policies
internal import Transcripts

/// What changed between two texts.
///
/// ```swift
/// let comparison = try Comparison(of: "Keep it *30* days.", with: "Keep it *14* days.")
/// ```
///
/// The comparison is faithful: what `markdown` and `html` show without the insertions is the old text, and without the
/// deletions the new one. It is made of the two texts alone, and the same texts give the same bytes.
public struct Comparison: Sendable {
  /// What the changes amount to.
  public enum Verdict: String, Sendable {
    /// Nothing changed.
    case none
    /// Only looks, dates or addresses that lead to the same place changed.
    case cosmetic
    case substantive
  }

  /// A text that is not compared, because reading it could take too long.
  public struct Refusal: Error, Hashable, Sendable {
    /// Why, as one sentence without a full stop.
    public let reason: String
    /// Where, in bytes of the text's UTF-8; nil if it is about the whole text.
    public let offset: Int?
  }

  public let verdict: Verdict
  /// In reading order of the new text.
  public let changes: [Change]
  /// Whether some part was not examined to the end. The comparison is faithful all the same.
  public let isCoarse: Bool
  private let comparison: Comparison::Comparison

  /// Compares two texts in Markdown (GitHub Flavored Markdown 0.29), without front matter.
  ///
  /// - Throws: a `Refusal` if one of them has a shape that takes more than linear time to read, or is too large.
  public init(of old: String, with new: String) throws(Refusal) {
    comparison = Comparison::Comparison(ComparableText(try Self.read(old)), ComparableText(try Self.read(new)))
    verdict =
      switch comparison.verdict {
      case .none: .none
      case .cosmetic: .cosmetic
      case .substantive: .substantive
      }
    changes = Transcript(comparison, context: 0).changes.map(Change.init)
    isCoarse = comparison.isCoarse
  }

  private static func read(_ text: String) throws(Refusal) -> PolicyText {
    do throws(InputLimits.Excess) {
      return try PolicyText(parsing: text.utf8)
    } catch {
      throw Refusal(reason: error.reason, offset: error.offset)
    }
  }

  /// The redline as Markdown, with the changed words in `<del>` and `<ins>`.
  ///
  /// - Parameters:
  ///   - old, new: what to call the two texts.
  public func markdown(old: String, new: String) -> String {
    MarkdownRedline(Transcript(comparison, context: 0), old: old, new: new).text()
  }

  /// The redline as one HTML page in UTF-8 that loads nothing.
  ///
  /// - Parameters:
  ///   - old, new: what to call the two texts.
  public func html(old: String, new: String) -> [UInt8] { ComparisonPage(comparison, old: old, new: new).html() }
}
