import Codings

/// Diagnostics in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS), with the help of their rules.
package struct SARIFLog {
  private let log: Log

  /// - Parameters:
  ///   - rules: what is known of the rules that report.
  ///   - version: the program's.
  package init(_ diagnostics: [Diagnostic], rules: [Rule], version: String) {
    let reported = Set(diagnostics.map(\.rule))
    let described = rules.filter { reported.contains($0.id) }
    let indices = Dictionary(uniqueKeysWithValues: described.enumerated().map { ($0.element.id, $0.offset) })
    let fingerprints = Fingerprint.all(of: diagnostics)
    log = Log(
      runs: [
        Run(
          tool: Tool(driver: Driver(version: version, rules: described.map(Descriptor.init))),
          results: zip(diagnostics, fingerprints).map { Result($0, $1, ruleIndex: indices[$0.rule]) })
      ])
  }

  package func json() -> [UInt8] { JSONText.encode(log) + [UInt8(ascii: "\n")] }

  // MARK: The format

  private struct Log: Encodable {
    let version = "2.1.0"
    let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    let runs: [Run]

    private enum CodingKeys: String, CodingKey {
      case version, runs
      case schema = "$schema"
    }
  }

  private struct Run: Encodable {
    let tool: Tool
    /// Columns count Unicode scalars.
    let columnKind = "unicodeCodePoints"
    let results: [Result]
  }

  private struct Tool: Encodable { let driver: Driver }

  private struct Driver: Encodable {
    let name = "Codicil"
    let version: String
    let rules: [Descriptor]
  }

  private struct Descriptor: Encodable {
    let id: String
    let shortDescription: Message
    let fullDescription: Message
    let help: Help
    let defaultConfiguration: Configuration
    let properties: Properties

    init(_ rule: Rule) {
      id = rule.id.id
      shortDescription = Message(text: rule.title + ".")
      fullDescription = Message(text: rule.why)
      help = Help(text: "\(rule.title). \(rule.why)", markdown: rule.page)
      defaultConfiguration = Configuration(level: Level(rule.severity))
      properties = Properties(tags: [rule.category.title])
    }
  }

  private struct Configuration: Encodable { let level: Level }
  private struct Properties: Encodable { let tags: [String] }
  private struct Message: Encodable { let text: String }

  private struct Help: Encodable {
    let text: String
    let markdown: String
  }

  private enum Level: String, Encodable {
    case error, warning, note

    init(_ severity: Severity) {
      switch severity {
      case .error: self = .error
      case .warning: self = .warning
      case .note: self = .note
      }
    }
  }

  private struct Result: Encodable {
    let ruleId: String
    let ruleIndex: Int?
    let level: Level
    let message: Message
    let locations: [Location]
    let partialFingerprints: [String: String]

    init(_ diagnostic: Diagnostic, _ fingerprint: Fingerprint, ruleIndex: Int?) {
      ruleId = diagnostic.rule.id
      self.ruleIndex = ruleIndex
      level = Level(diagnostic.severity)
      message = Message(text: diagnostic.message + (diagnostic.advice.map { ": \($0)" } ?? ""))
      locations = diagnostic.path.map { [Location(diagnostic, at: $0)] } ?? []
      partialFingerprints = ["codicil/v1": fingerprint.description]
    }
  }

  private struct Location: Encodable {
    let physicalLocation: PhysicalLocation

    init(_ diagnostic: Diagnostic, at path: String) {
      physicalLocation = PhysicalLocation(
        artifactLocation: ArtifactLocation(uri: SARIFLog.uri(path)),
        region: diagnostic.position.map { Region(diagnostic, $0) })
    }
  }

  private struct PhysicalLocation: Encodable {
    let artifactLocation: ArtifactLocation
    let region: Region?
  }

  private struct ArtifactLocation: Encodable { let uri: String }

  private struct Region: Encodable {
    let startLine: Int
    let startColumn: Int
    let endColumn: Int
    let snippet: Message?

    init(_ diagnostic: Diagnostic, _ position: SourcePosition) {
      startLine = position.line
      startColumn = position.column
      endColumn = position.column + diagnostic.length
      snippet = diagnostic.excerpt.map { Message(text: $0) }
    }
  }

  /// A path as a relative reference, or a file's address (RFC 3986).
  private static func uri(_ path: String) -> String {
    let escaped = PercentCoding.file.encode(path)
    return path.hasPrefix("/") ? "file://" + escaped : escaped
  }
}
