/// Diagnostics as data: JSON, schema version 1. `docs/check.md` describes it.
package struct DiagnosticList {
  private struct Document: Encodable {
    let schema = 1
    let counts: [String: Int]
    let diagnostics: [Entry]
  }

  private struct Entry: Encodable {
    let rule: String
    let severity: String
    let message: String
    let path: String?
    /// From 1; columns count Unicode scalars.
    let line: Int?
    let column: Int?
    let length: Int?
    let excerpt: String?
    let advice: String?
    let fingerprint: String
  }

  private let document: Document

  package init(_ diagnostics: [Diagnostic]) {
    let fingerprints = Fingerprint.all(of: diagnostics)
    document = Document(
      counts: Dictionary(
        uniqueKeysWithValues: Severity.allCases.map { level in
          (level.rawValue, diagnostics.count { $0.severity == level })
        }),
      diagnostics: zip(diagnostics, fingerprints).map { diagnostic, fingerprint in
        Entry(
          rule: diagnostic.rule.id, severity: diagnostic.severity.rawValue, message: diagnostic.message,
          path: diagnostic.path, line: diagnostic.position?.line, column: diagnostic.position?.column,
          length: diagnostic.position.map { _ in diagnostic.length }, excerpt: diagnostic.excerpt,
          advice: diagnostic.advice, fingerprint: fingerprint.description)
      })
  }

  package func json() -> [UInt8] { JSONText.encode(document) + [UInt8(ascii: "\n")] }
}
