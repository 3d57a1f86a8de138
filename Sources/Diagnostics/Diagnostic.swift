/// Something a person should know about a source: what, where, and what to do about it.
package struct Diagnostic: Error, Hashable, Sendable {
  /// A short stable name such as `date-invalid`, shown in brackets and used to switch a rule off.
  package struct Rule: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let id: String
    package init(stringLiteral id: String) { self.id = id }
    package var description: String { id }
  }

  package var severity: Severity
  package var rule: Rule
  /// One sentence without a full stop, in the words of design.md.
  package var message: String
  /// The file's path as the user knows it; nil for a fault of the command line or the surroundings.
  package var path: String?
  package var position: SourcePosition?
  /// The text of the line at `position`.
  package var excerpt: String?
  /// How many Unicode scalars of the line it is about, at least 1; columns count the same. Reports for programs give this
  /// number, and a terminal underlines as many columns as these scalars take.
  package var length: Int
  /// What to write or do instead.
  package var advice: String?

  package init(
    _ severity: Severity, _ rule: Rule, _ message: String, path: String? = nil,
    position: SourcePosition? = nil, excerpt: String? = nil, length: Int = 1, advice: String? = nil
  ) {
    self.severity = severity
    self.rule = rule
    self.message = message
    self.path = path
    self.position = position
    self.excerpt = excerpt
    self.length = max(1, length)
    self.advice = advice
  }

  /// A diagnostic that quotes its line from the file.
  ///
  /// - Parameter text: what it is about, as it is in the line; of several lines the first.
  package init(
    _ severity: Severity, _ rule: Rule, _ message: String, in file: SourceFile,
    at position: SourcePosition, marking text: String = "", advice: String? = nil
  ) {
    self.init(
      severity, rule, message, path: file.path, position: position, excerpt: file.line(position.line),
      length: text.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }.count, advice: advice)
  }

  /// A diagnostic about some bytes of a file, which quotes the line in which they start.
  package init(
    _ severity: Severity, _ rule: Rule, _ message: String, in file: SourceFile, at bytes: Range<Int>,
    advice: String? = nil
  ) {
    let bytes = bytes.clamped(to: 0..<file.bytes.count)
    self.init(
      severity, rule, message, in: file, at: file.position(ofByte: bytes.lowerBound),
      marking: String(decoding: file.bytes[bytes], as: UTF8.self), advice: advice)
  }

  /// Whether it is about a file, or about what stands in a folder.
  package func isAbout(_ place: String) -> Bool { path.map { $0 == place || $0.hasPrefix(place + "/") } ?? false }

  /// The order in which diagnostics are shown: by file, then by place.
  package static func inReadingOrder(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    let (x, y) = (a.path ?? "", b.path ?? "")
    if x != y { return x < y }
    let (p, q) = (a.position ?? .start, b.position ?? .start)
    if p != q { return p < q }
    return (a.rule.id, a.message) < (b.rule.id, b.message)
  }
}

extension Array where Element == Diagnostic {
  package var hasErrors: Bool { contains { $0.severity == .error } }

  /// The same without those that are equal to an earlier one.
  package var distinct: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }
  }
}
