import Disclosure
import Pages

/// What the pages of a site may load and run, as the header of that name says it (W3C CSP Level 3).
struct ContentSecurityPolicy {
  private let embeds: [String]
  private let runsWebAssembly: Bool

  /// - Parameters:
  ///   - embeds: domains that pages may load from by themselves.
  ///   - search: an index is read by a program in WebAssembly.
  init(embeds: [String], search: SearchKind) {
    self.embeds = embeds
    runsWebAssembly = search == .pagefind
  }

  /// The policy for the pages of a site.
  init(for context: SiteContext) {
    self.init(embeds: context.classifier.embeds.sorted(), search: context.search)
  }

  var text: String {
    let own = ["'self'"]
    let loads = own + embeds.flatMap { ["https://\($0)", "https://*.\($0)"] }
    var directives: [(name: String, sources: [String])] = [
      ("default-src", ["'none'"]), ("style-src", loads),
      ("script-src", loads + (runsWebAssembly ? ["'wasm-unsafe-eval'"] : [])),
      ("img-src", loads), ("font-src", loads), ("connect-src", own), ("base-uri", ["'none'"]), ("form-action", own),
    ]
    if !embeds.isEmpty { directives += [("media-src", loads), ("frame-src", Array(loads.dropFirst()))] }
    return directives.map { "\($0.name) \($0.sources.joined(separator: " "))" }.joined(separator: "; ")
  }
}
