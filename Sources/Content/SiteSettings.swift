package import Diagnostics
package import Disclosure
import FrontMatter
package import Pages
import Policies
package import Storage

/// What `site.yml` says.
package struct SiteSettings {
  package var title = "Policies"
  /// Ends with a slash.
  package var baseURL = "http://localhost/"
  package var publisher: String?
  package var language = "en"
  /// Those that pages are translated into.
  package var languages: [LanguageSettings] = []
  package var firstParty: [String] = []
  package var menu: [SiteMenu.Entry] = []
  package var theme = "default"
  package var showsIntegrity = false
  package var allowsRawHTML = false
  package var referrerPolicy = ReferrerPolicy.noReferrer
  /// Domains that pages may load from by themselves.
  package var allowedEmbeds: [String] = []
  package var ruleLevels = RuleLevels()
  package var exceptions = RuleExceptions()
  /// Days between publishing and taking effect, where a policy does not say otherwise.
  package var noticeDays: Int?
  package var redlines = RedlineSettings()
  package var feedExtras: Set<FeedExtra> = []
  package var search = SearchKind.list
  package var hostFiles: Set<HostFile> = []
  /// How files are compressed beside themselves.
  package var compression: Set<Compression> = []

  package init() {}

  package init(_ file: SourceFile, into diagnostics: inout [Diagnostic]) {
    let root: YAMLNode
    switch YAMLParser.parse(String(decoding: file.bytes, as: UTF8.self), in: file) {
    case .success(let node): root = node
    case .failure(let diagnostic):
      diagnostics.append(diagnostic)
      return
    }
    var fields = FieldReader(root, in: file)
    title = fields.text("title") ?? title
    if let address = fields.locatedText("base-url") {
      if let base = Self.baseURL(address.value) {
        baseURL = base
      } else {
        fields.report(
          "base-url", "'base-url' is not the address of a site: \"\(address.value)\"", at: address.position,
          marking: address.value, advice: "write it as in https://www.example.com/")
      }
    }
    publisher = fields.text("publisher")
    language = fields.text("language") ?? language
    if let node = fields.node("languages") {
      languages = LanguageSettings.list(node, beside: language, in: file, into: &diagnostics)
    }
    firstParty = fields.texts("first-party").compactMap { Self.ownDomain($0, &fields) }
    menu = fields.list("menu") { SiteMenu.Entry(&$0) }
    theme = fields.text("theme") ?? theme
    showsIntegrity = fields.flag("subresource-integrity") ?? false
    allowsRawHTML = fields.flag("raw-html") ?? false
    referrerPolicy = fields.choice("referrer-policy", of: ReferrerPolicy.self) ?? .noReferrer
    allowedEmbeds = fields.texts("allow-embeds").compactMap { Self.domain($0, &fields) }
    if let rules = fields.node("rules") { readLevels(rules, in: file, into: &diagnostics) }
    let folder = String(file.path.dropLast("/site.yml".count))
    exceptions = RuleExceptions(fields.list("exceptions") { RuleExceptions.Entry(&$0, below: folder) })
    noticeDays = fields.wholeNumber("notice-days", in: 0...3_650)
    feedExtras = fields.choices("feeds-include", of: FeedExtra.self).map { Set($0) } ?? []
    redlines.kinds = fields.choices("redlines", of: RedlineSettings.Kind.self).map { Set($0) } ?? redlines.kinds
    redlines.allPairsUpTo = fields.wholeNumber("redlines-of-all-pairs", in: 0...100) ?? redlines.allPairsUpTo
    search = fields.choice("search", of: SearchKind.self) ?? search
    hostFiles = fields.choices("host-files", of: HostFile.self).map { Set($0) } ?? []
    compression = fields.choices("compress", of: Compression.self).map { Set($0) } ?? []
    diagnostics += fields.finish()
  }

  /// The theme of a site, of whose settings nothing else is asked.
  package static func theme(of content: String) throws(Diagnostic) -> String {
    let path = content + "/site.yml"
    guard Files.exists(path) else { return SiteSettings().theme }
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: path, bytes: try Files.read(path, shownAs: path))
    let settings = SiteSettings(file, into: &diagnostics)
    if let error = diagnostics.first(where: { $0.severity == .error }) { throw error }
    return settings.theme
  }

  private enum Level: String, CaseIterable {
    case off, note, warning, error
  }

  private mutating func readLevels(_ node: YAMLNode, in file: SourceFile, into diagnostics: inout [Diagnostic]) {
    var fields = FieldReader(node, in: file)
    for id in fields.keys {
      guard let rule = RuleBook.adjustable(id, at: fields.keyPosition(id), &fields) else {
        _ = fields.node(id)
        continue
      }
      guard let level = fields.choice(id, of: Level.self) else { continue }
      ruleLevels.set(rule.id, to: Severity(rawValue: level.rawValue))
    }
    diagnostics += fields.finish()
  }

  private static func ownDomain(_ text: FieldReader.Located<String>, _ fields: inout FieldReader) -> String? {
    if let host = DomainSetting.host(in: text.value) { return host }
    fields.report(
      "first-party-domain", "\"\(text.value)\" is not a domain that one publisher can own", at: text.position,
      marking: text.value, advice: "write it as in shop.example.com")
    return nil
  }

  private static func domain(_ text: FieldReader.Located<String>, _ fields: inout FieldReader) -> String? {
    guard let host = DomainSetting.host(in: text.value), host == text.value.lowercased() else {
      fields.report(
        "embed-domain", "\"\(text.value)\" is not the domain of a site", at: text.position,
        marking: text.value,
        advice: DomainSetting.host(in: text.value).map { "write \($0)" } ?? "write it as in video.example.com")
      return nil
    }
    return host
  }

  /// The address with a slash at its end; nil if it is no absolute address of a web site.
  package static func baseURL(_ text: String) -> String? {
    guard let address = Address.parse(text), address.scheme == .https || address.scheme == .http, address.host != nil,
      address.query == nil, address.fragment == nil, !address.hasCredentials
    else { return nil }
    return address.serialized.hasSuffix("/") ? address.serialized : address.serialized + "/"
  }
}
