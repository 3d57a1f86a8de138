package import Diagnostics
package import FrontMatter

/// One document with an identity over time.
package struct Policy: Sendable, Identifiable {
  package let id: ID
  package private(set) var settings: PolicySettings
  /// Archived versions, oldest first.
  package let versions: [Version]
  package let draft: Version?
  /// What it translates; nil for a text of its own.
  package private(set) var original: Original?

  package init(id: ID, settings: PolicySettings, versions: [Version], draft: Version?) {
    self.id = id
    self.settings = settings
    self.versions = versions.sorted(by: Version.inOrderOfDate)
    self.draft = draft
  }

  package var title: String { settings.title ?? Self.title(from: id.name) }

  /// Whether all that is known of the policy was captured by third parties.
  package var isCaptured: Bool { !versions.isEmpty && versions.allSatisfy(\.isCaptured) }

  /// The place of the version in force on a day, or of the latest capture up to it; nil where none is known. Of a
  /// translation that lags behind it is the newest that there is.
  package func indexOfCurrent(on day: CalendarDate) -> Int? {
    versions.lastIndex { ($0.date ?? .earliest) <= day }
  }

  package func status(of index: Int, on day: CalendarDate) -> Version.Status {
    guard let current = indexOfCurrent(on: day) else { return .upcoming }
    if index == current { return lag(on: day) == nil ? .current : .superseded }
    return index < current ? .superseded : .upcoming
  }

  /// The versions that the draft is compared with: the newest, and the one in force where another is upcoming.
  package func versionsBeforeDraft(on day: CalendarDate) -> [Version] {
    guard let newest = versions.indices.last else { return [] }
    let current = indexOfCurrent(on: day).flatMap { $0 == newest ? nil : $0 }
    return [newest, current].compactMap { $0 }.map { versions[$0] }
  }

  /// The policy with other archived versions, and no draft.
  package func with(_ versions: [Version]) -> Policy {
    var policy = Policy(id: id, settings: settings, versions: versions, draft: nil)
    policy.original = original
    return policy
  }

  /// The policy as a translation: what its own settings leave out is as its original says.
  package func translating(_ original: Policy) -> Policy {
    var policy = self
    policy.original = Original(original)
    policy.settings.title = settings.title ?? original.title
    policy.settings.kind = settings.kind ?? original.settings.kind
    policy.settings.owner = settings.owner ?? original.settings.owner
    if settings.laws.isEmpty { policy.settings.laws = original.settings.laws }
    return policy
  }

  /// `terms-of-use` → `Terms of use`.
  private static func title(from id: String) -> String {
    let words = id.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

/// What `policy.yml` says.
package struct PolicySettings: Sendable {
  package var title: String?
  package var kind: PolicyKind?
  package var owner: String?
  package var language: String?
  package var noticeDays: Int?
  /// The laws that the publisher holds the text against.
  package var laws: [Law] = []
  package var description: String?
  /// The language whose text prevails where translations differ.
  package var prevailing: FieldReader.Located<String>?
  /// Addresses at which the policy stood before.
  package var aliases: [FieldReader.Located<String>] = []
  /// Nil without a `policy.yml`.
  package var declarations: PolicyDeclarations?

  package init() {}

  /// - Parameter folderLanguage: the language that a translation's folder is named by.
  package init(
    _ root: YAMLNode, in file: SourceFile, translatedInto folderLanguage: String? = nil,
    into diagnostics: inout [Diagnostic]
  ) {
    var fields = FieldReader(root, in: file)
    title = fields.text("title")
    kind = fields.choice("kind", of: PolicyKind.self)
    owner = fields.text("owner")
    language = fields.language(ofFolder: folderLanguage)
    noticeDays = fields.wholeNumber("notice-days", in: 0...3_650)
    laws = fields.choices("laws", of: Law.self) ?? []
    description = fields.text("description")
    // Which text prevails is the original's to say.
    if folderLanguage == nil { prevailing = fields.locatedText("prevailing") }
    aliases = fields.texts("aliases")
    declarations = PolicyDeclarations(&fields, into: &diagnostics)
    diagnostics += fields.finish()
  }
}

package enum PolicyKind: String, CaseIterable, Sendable {
  case privacy, terms, cookies
  case acceptableUse = "acceptable-use"
  case other
}
