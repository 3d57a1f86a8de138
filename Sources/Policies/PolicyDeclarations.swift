package import Diagnostics
package import FrontMatter

/// What `policy.yml` says that the policy's text says of other parties, so that it can be held against what the site
/// does.
///
/// ```yaml
/// recipients:             # domains of those who receive personal data, as the text lists them
///   - parcelhub.example
/// claims:                 # what the text says of the site's links, alone or with the sentence that says it
///   - encrypted-links
///   - claim: no-referrer
///     sentence: No site that we link to is told where you came from.
/// ```
package struct PolicyDeclarations: Sendable {
  package enum Claim: String, CaseIterable, Sendable {
    /// No destination is told which page a reader came from.
    case noReferrer = "no-referrer"
    /// Nobody pays for a link.
    case noAffiliates = "no-affiliates"
    /// No page loads anything from elsewhere.
    case noLoads = "no-loads"
    /// No link uses plain HTTP.
    case encryptedLinks = "encrypted-links"
    /// No address carries campaign, click or affiliate parameters.
    case noParameters = "no-parameters"
  }

  package struct Statement: Sendable {
    package let claim: FieldReader.Located<Claim>
    /// The words of the text that make the claim.
    package let sentence: FieldReader.Located<String>?
  }

  package let file: SourceFile
  /// Nil where the policy declares no list.
  package let recipients: [FieldReader.Located<String>]?
  package let statements: [Statement]

  init(_ fields: inout FieldReader, into diagnostics: inout [Diagnostic]) {
    file = fields.file
    recipients = fields.node("recipients") == nil ? nil : fields.texts("recipients")
    var statements: [Statement] = []
    for node in fields.nodes("claims") {
      var reader = FieldReader(Self.asMapping(node), in: file)
      let position = reader.locatedText("claim")?.position
      let claim = reader.choice("claim", of: Claim.self)
      let sentence = reader.locatedText("sentence")
      if position == nil { _ = reader.requiredText("claim") }
      diagnostics += reader.finish()
      guard let claim, let position else { continue }
      statements.append(Statement(claim: .init(value: claim, position: position), sentence: sentence))
    }
    self.statements = statements
  }

  /// A claim may stand alone.
  private static func asMapping(_ node: YAMLNode) -> YAMLNode {
    guard case .scalar = node.content else { return node }
    return YAMLNode(
      .mapping([YAMLNode.Entry(key: "claim", keyPosition: node.position, value: node)]), at: node.position)
  }
}
