package import Diagnostics
package import Markup

/// What is wrong with a page, before it is known where the source of it stands.
package struct PageFault: Sendable {
  package let rule: Diagnostic.Rule
  package let message: String
  package let advice: String
  /// What the page holds at the place, the most telling first; a source most likely holds it too.
  package private(set) var quotes: [String] = []
  /// The place in what was read.
  package private(set) var range: Range<Int> = 0..<0

  package init(_ rule: Diagnostic.Rule, _ message: String, _ advice: String) {
    self.rule = rule
    self.message = message
    self.advice = advice
  }

  package func found(at reference: Reference, in html: [UInt8]) -> PageFault {
    var finding = self
    finding.range = reference.range
    finding.quotes = [String(decoding: html[reference.range], as: UTF8.self), reference.address]
    return finding
  }

  package func at(_ range: Range<Int>) -> PageFault {
    var finding = self
    finding.range = range
    return finding
  }

  package func quoting(_ text: String) -> PageFault {
    var finding = self
    finding.quotes = [text]
    return finding
  }

  /// The diagnostic for the first of some files that holds what the page holds; else for the first file.
  package func diagnostic(in files: [SourceFile], severity: Severity = .error) -> Diagnostic {
    for quote in quotes where !quote.isEmpty {
      for file in files {
        guard let place = file.bytes.firstRange(of: Array(quote.utf8)) else { continue }
        return Diagnostic(severity, rule, message, in: file, at: place, advice: advice)
      }
    }
    return Diagnostic(severity, rule, message, path: files.first?.path, advice: advice)
  }

  /// The diagnostic for the file that was read.
  package func diagnostic(inRead file: SourceFile) -> Diagnostic {
    Diagnostic(.error, rule, message, in: file, at: range, advice: advice)
  }
}

/// The rules, each with its way out.
extension PageFault {
  package static func broken(_ href: String) -> PageFault {
    let finding = PageFault(
      "link-broken", "\"\(href)\" is no page of this site",
      "write the address of a page from the site's root, as in /privacy/")
    return finding.quoting(href)
  }

  package static func image(_ href: String, from host: String) -> PageFault {
    load(host, by: "an image").quoting(href)
  }

  package static let tooLarge = PageFault(
    "html-too-large", "holds so much HTML that its links cannot be checked", "split it into several files")

  /// - Parameter place: what loads it, such as `<img src>`.
  package static func load(_ host: String, by place: String) -> PageFault {
    PageFault(
      "remote-load", "\(place) would load from \(host) as soon as the page is opened",
      "put the file into static/ and load it from there, or link to it, or list \(host) under 'allow-embeds' in site.yml"
    )
  }

  package static func form(_ host: String) -> PageFault {
    PageFault("form-out", "a form sends what readers fill in to \(host)", "link to the page that has the form")
  }

  package static func ping(_ host: String) -> PageFault {
    PageFault("ping-out", "a click would be told to \(host)", "take the attribute out")
  }

  package static func redirection(_ host: String) -> PageFault {
    PageFault("refresh-out", "the page would send its readers on to \(host)", "link to it")
  }

  package static func base(_ address: String) -> PageFault {
    PageFault(
      "base-element", "<base href=\"\(address)\"> would turn every link of the page elsewhere", "take the element out")
  }

  package static func unreadable(_ address: String) -> PageFault {
    PageFault(
      "address-unreadable", "\"\(address.prefix(80))\" is no address that every browser reads alike",
      "write it as in https://www.example.com/page")
  }

  package static func script(_ address: String) -> PageFault {
    PageFault(
      "link-script", "\"\(address.prefix(40))\" runs as a script or opens as a page of its own", "link to a page")
  }

  package static func undisclosable(_ host: String, _ element: Element) -> PageFault {
    let isOpen = element.isHTML && element.name == "a"
    return PageFault(
      "link-undisclosed",
      isOpen ? "the link to \(host) is never closed" : "<\(element.name)> leads to \(host), and cannot say so in words",
      isOpen ? "end it with </a>" : "put a link <a href=\"…\"> beside it")
  }

  /// - Parameter tag: the link as it should be written.
  package static func undisclosed(_ host: String, _ tag: String) -> PageFault {
    PageFault("link-undisclosed", "a link leads to \(host) and does not say so", "write it as \(tag)")
  }

  /// An address of another site that a template completes with a value.
  package static func openPath(on host: String) -> PageFault {
    PageFault(
      "template-address", "an address of \(host) is whole only on the page, and the ledger could not tell of it",
      "write the whole address, or let the page give it: a field of type href in a block")
  }

  /// A field of a template that may hold any address.
  package static func openAddress(_ name: String, _ place: String) -> PageFault {
    PageFault(
      "template-address", "'\(name)' could turn \(place) to any site",
      "put only addresses of this site there: a field of type href, or a value of the layout that ends in 'href'")
  }
}
