import Diagnostics
import Disclosure
import Links
import Markup
import Words

/// What a template leads to and loads, read from its source: where it leads elsewhere, the source is made to say so, so
/// that no page made with it has to be looked at again.
///
/// What a template fills in is escaped text, which can change an address only where it is in one. There it must be
/// an address that the program makes itself, or one that is looked at again when the page is made, as blocks are: an
/// address of another site that no one has seen whole could not be told of.
struct TemplateReferences {
  /// The template with its links disclosed.
  private(set) var source: [UInt8]
  private(set) var links: [LinkOut] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameters:
  ///   - path: the template's path in its theme.
  ///   - words: those that its links are disclosed in.
  ///   - fields: names that contain an address which is looked at again, as the fields of a block.
  init(_ file: SourceFile, path: String, addresses fields: Set<String>, _ classifier: Classifier, _ words: Phrases) {
    source = file.bytes
    let mask = TemplateMask(file.bytes)
    for place in mask.exposed {
      diagnostics.append(
        Diagnostic(
          .error, "template-unquoted", "what is filled in here could become markup", in: file,
          at: place,
          advice: "put it into double quotes, as in class=\"{{name}}\""))
    }
    let known = fields.union(ViewModel.addresses)
    let isReadAgain = ThemePath.kind(path) == .block
    let part = EmittedPart(
      file.bytes, reading: mask.bytes, in: path == "layouts/page.html" ? .document : .fragment, classifier, words
    ) { reference in
      let written = String(decoding: file.bytes[reference.range], as: UTF8.self)
      guard written.contains("{{") else { return .asItStands }
      if !written.contains(#/\{\{\s*[#^\/>!=]/#), let start = TemplateMask.startWithHost(of: reference.address) {
        let host = classifier.classify(start).foreignHost
        return host.map { isReadAgain ? .asItStands : .refused(.openPath(on: $0)) } ?? .asItStands
      }
      let name = Self.onlyVariable(in: reference.address, written)
      guard let name, known.contains(name) else {
        return .refused(.openAddress(name ?? written, reference.place))
      }
      return .ofTheSite
    }
    source = part.html
    links = part.links
    diagnostics += part.refusals.map { $0.diagnostic(inRead: file) }
  }

  /// The last part of the name of a variable that is everything of an address.
  private static func onlyVariable(in address: String, _ written: String) -> String? {
    guard address.allSatisfy({ $0 == EmittedPart.filler }),
      let match = written.firstMatch(of: #/\{\{\s*([A-Za-z_.]+)\s*\}\}/#)
    else { return nil }
    return match.output.1.split(separator: ".").last.map(String.init)
  }
}

/// A template with every tag of Mustache replaced by as many bytes that mean nothing in HTML.
struct TemplateMask {
  private(set) var bytes: [UInt8]
  /// Values that are in a tag outside quotes.
  private(set) var exposed: [Range<Int>] = []

  init(_ template: [UInt8]) {
    bytes = template
    for tag in TemplateTag.tags(in: template) {
      // Conditions and partials leave nothing of their own.
      for index in tag.range { bytes[index] = tag.isValue ? UInt8(ascii: "`") : UInt8(ascii: " ") }
      if tag.isValue, Self.isInTag(bytes[..<tag.range.lowerBound]) { exposed.append(tag.range) }
    }
  }

  /// Whether what follows is in a tag, outside the quotes of a value.
  private static func isInTag(_ html: ArraySlice<UInt8>) -> Bool {
    var isInTag = false
    var quote: UInt8?
    var previous: UInt8 = 0
    for byte in html {
      if let open = quote {
        if byte == open { quote = nil }
      } else if isInTag {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
        if byte == UInt8(ascii: ">") { isInTag = false }
      } else if previous == UInt8(ascii: "<") {
        isInTag = byte == UInt8(ascii: "/") || (0x61...0x7A).contains(byte | 0x20)
      }
      previous = byte
    }
    return isInTag && quote == nil
  }

  /// What an address holds before the first value; nil unless that names its host.
  static func startWithHost(of address: String) -> String? {
    let start = address.prefix { $0 != EmittedPart.filler }
    guard let slashes = start.firstRange(of: "//") else { return nil }
    return start[slashes.upperBound...].contains { "/?#".contains($0) } ? String(start) : nil
  }
}
