package import Diagnostics
package import FrontMatter

extension Catalogue {
  /// Decodes `destinations.yml`: a list of mappings, or a mapping whose `destinations` is that list.
  ///
  /// Faulty entries are reported and left out; of a domain given twice the first entry stays.
  package static func decode(
    _ root: YAMLNode, in file: SourceFile, into diagnostics: inout [Diagnostic]
  ) -> Catalogue {
    var entries: [Entry] = []
    for node in nodes(root, in: file, into: &diagnostics) {
      var reader = FieldReader(node, in: file)
      let entry = entry(&reader)
      diagnostics += reader.finish()
      guard let entry else { continue }
      if let first = entries.first(where: { $0.domain == entry.domain }) {
        diagnostics.append(
          Diagnostic(
            .error, "destination-duplicate",
            "\(entry.domain) is described twice, first on line \(first.position.line)", in: file, at: entry.position,
            marking: entry.domain, advice: "keep one of the two entries"))
      } else {
        entries.append(entry)
      }
    }
    return Catalogue(entries, in: file)
  }

  private static func nodes(
    _ root: YAMLNode, in file: SourceFile, into diagnostics: inout [Diagnostic]
  ) -> [YAMLNode] {
    if case .list(let nodes) = root.content { return nodes }
    var reader = FieldReader(root, in: file)
    let nodes = reader.nodes("destinations")
    diagnostics += reader.finish()
    return nodes
  }

  private static func entry(_ reader: inout FieldReader) -> Entry? {
    let domain = reader.requiredText("domain")
    let name = reader.text("name")
    let organisation = reader.text("organisation")
    let relationship = reader.text("relationship")
    let privacyPolicy = privacyPolicy(&reader)
    let isAffiliate = reader.flag("affiliate")
    let isRecipient = reader.flag("recipient") ?? false
    let note = reader.text("note")
    guard let domain, let host = host(domain, &reader) else { return nil }
    return Entry(
      domain: host, name: name, organisation: organisation, relationship: relationship, privacyPolicy: privacyPolicy,
      isAffiliate: isAffiliate, isRecipient: isRecipient, note: note, position: domain.position)
  }

  private static func host(_ domain: FieldReader.Located<String>, _ reader: inout FieldReader) -> String? {
    let host = HostParser.parse(domain.value).map(DomainList.withoutTrailingDot)
    if let host, HostParser.isIPAddress(host) || host.contains("."), !DomainList().isRegistrySuffix(host) {
      return host
    }
    let meant = Address.parse(domain.value)?.domain
    let isSuffix = host.map(DomainList().isRegistrySuffix) ?? false
    reader.report(
      "destination-domain",
      isSuffix
        ? "\"\(domain.value)\" is a public suffix under which many owners register"
        : "\"\(domain.value)\" is not the host of a destination",
      at: domain.position, marking: domain.value,
      advice: "write \(meant ?? "a domain such as example.com")")
    return nil
  }

  private static func privacyPolicy(_ reader: inout FieldReader) -> String? {
    guard let text = reader.locatedText("privacy-policy") else { return nil }
    let address = Address.parse(text.value)
    if let address, address.scheme == .https || address.scheme == .http { return address.serialized }
    reader.report(
      "destination-privacy-policy", "\"\(text.value)\" is not a web address", at: text.position,
      marking: text.value, advice: "write the whole address, starting with https://")
    return nil
  }
}
