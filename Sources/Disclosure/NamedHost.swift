/// Finds the host that a link's visible text names, when the text as a whole is an address.
///
/// Ordinary words, e-mail addresses, file names (`readme.md`), product names (`ASP.NET`) and version numbers are no
/// addresses: without `https://` the last label must be a top-level domain that a rule of the Public Suffix List names.
enum NamedHost {
  private static let longest = 2_048
  /// Top-level domains that, after a single bare word, are rather file name extensions or the end of a company's name.
  private static let fileExtensions: Set<String> = [
    "as", "bat", "bz", "data", "inc", "java", "md", "ml", "mm", "mov", "pl", "ps", "py", "rs", "sh", "vi", "zip",
  ]

  static func host(in label: String) -> String? {
    guard label.utf8.count <= longest else { return nil }
    let text = trimmed(label)
    guard !text.isEmpty, !text.unicodeScalars.contains(where: \.properties.isWhitespace) else { return nil }
    let lower = text.prefix(8).lowercased()
    if lower.hasPrefix("https:") || lower.hasPrefix("http:") { return hostOfAddress(String(text)) }
    if lower.hasPrefix("//") { return hostOfAddress("https:" + text) }
    return hostOfBareName(text)
  }

  private static func hostOfAddress(_ text: String) -> String? {
    guard let host = Address.parse(text)?.domain else { return nil }
    return HostParser.isIPAddress(host) || DomainList().hasKnownTopLevelDomain(host) ? host : nil
  }

  private static func hostOfBareName(_ text: Substring) -> String? {
    let name = text.prefix { !"/\\?#:".contains($0) }
    let rest = text[name.endIndex...]
    guard !name.contains("@"), name.contains("."), !name.hasPrefix("."), !name.contains("..") else { return nil }
    if rest.first == ":", rest.dropFirst().first?.isASCIIDigit != true { return nil }
    guard let host = Address.parse("https://" + text)?.domain, !HostParser.isIPAddress(host),
      DomainList().hasKnownTopLevelDomain(host)
    else { return nil }
    let labels = name.split(separator: ".")
    guard labels.count >= 2, let last = labels.last else { return nil }
    if labels.count == 2, rest.isEmpty || rest.first == "#" || rest.first == "?", isOrdinaryName(labels[0], last) {
      return nil
    }
    return host
  }

  /// Whether a two-label name is rather a file, a product, or two sentences with the space left out.
  private static func isOrdinaryName(_ first: Substring, _ last: Substring) -> Bool {
    let end = last.lowercased()
    if fileExtensions.contains(end) { return true }
    if last == "NET" { return true }
    // "us.You": a capital after the dot begins a sentence, except in the titles `Amazon.Com` and the like.
    return last.first?.isUppercase == true && last.dropFirst().contains(where: \.isLowercase)
      && !["com", "net", "org"].contains(end)
  }

  /// The text without surrounding blanks, quotes and brackets, and without the punctuation of a sentence at its end.
  private static func trimmed(_ label: String) -> Substring {
    let opening: Set<Character> = ["<", "(", "[", "{", "\"", "'", "“", "‘", "«", "„", "‹"]
    let closing: Set<Character> = [">", ")", "]", "}", "\"", "'", "”", "’", "»", "›", ".", ",", ";", ":", "!"]
    var text = label.drop { $0.isWhitespace || opening.contains($0) || $0.isZeroWidth }
    while let last = text.last, last.isWhitespace || closing.contains(last) || last.isZeroWidth { text.removeLast() }
    return text
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isWholeNumber }

  fileprivate var isZeroWidth: Bool {
    unicodeScalars.allSatisfy { $0.value == 0x200B || $0.value == 0xFEFF || $0.value == 0x2060 }
  }
}
