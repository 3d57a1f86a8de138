internal import Diagnostics

/// Something that a person should know about a source: what, where, and what to do about it.
///
/// Its description is the text that the program prints: place, message, rule, the line with a caret, and advice.
public struct Finding: Error, Hashable, Sendable, CustomStringConvertible {
  /// How much a finding matters. Only an error prevents publication.
  public enum Severity: String, Comparable, Sendable, CaseIterable {
    case note, warning, error

    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  public let severity: Severity
  /// The id of the rule, such as `date-invalid`; `docs/rules` has a page for each.
  public let rule: String
  /// One sentence without a full stop.
  public let message: String
  /// The file; nil for a fault of the arguments or of the machine.
  public let path: String?
  /// The line, counted from 1; nil if the finding is about the whole file.
  public let line: Int?
  /// The column, counted from 1 in Unicode scalars; nil if the finding is about the whole file.
  public let column: Int?
  /// How many Unicode scalars the finding is about, at least 1.
  public let length: Int
  /// What to write or do instead.
  public let advice: String?
  public let description: String

  init(_ diagnostic: Diagnostic) {
    severity =
      switch diagnostic.severity {
      case .note: .note
      case .warning: .warning
      case .error: .error
      }
    rule = diagnostic.rule.id
    message = diagnostic.message
    path = diagnostic.path
    line = diagnostic.position?.line
    column = diagnostic.position?.column
    length = diagnostic.length
    advice = diagnostic.advice
    description = DiagnosticText(colour: false).render(diagnostic)
  }
}
