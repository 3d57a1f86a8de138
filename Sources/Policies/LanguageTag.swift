/// Language tags (BCP 47): `de`, `pt-BR`, `zh-Hant-TW`.
package enum LanguageTag {
  /// Whether a text has the shape of a tag of language, script, region and variants (RFC 5646, section 2.1); private and
  /// extended ones are no languages of a site.
  package static func isWellFormed(_ text: String) -> Bool {
    text.wholeMatch(
      of: /[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*/) != nil
  }

  /// The language without script, region and variant: `pt` of `pt-BR`.
  package static func primary(of tag: String) -> String { String(tag.lowercased().prefix { $0 != "-" }) }
}
