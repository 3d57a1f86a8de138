package import Diagnostics
package import Policies

/// Checks a site's `security.txt` against RFC 9116: whom to tell of a weakness, and until when that is true.
package struct SecurityText {
  package static let places = [".well-known/security.txt", "security.txt"]

  package private(set) var diagnostics: [Diagnostic] = []
  private let file: SourceFile
  private let day: CalendarDate

  /// - Parameter day: the day of the build.
  package init(_ file: SourceFile, on day: CalendarDate) {
    self.file = file
    self.day = day
    var fields: [String: [(value: String, line: Int)]] = [:]
    for (number, line) in Self.lines(of: file) {
      guard let colon = line.firstIndex(of: ":"), line[..<colon].allSatisfy({ $0.isLetter || $0 == "-" }) else {
        report(
          "this is no field of security.txt", line: number,
          "write a name, a colon and a value, as in Contact: mailto:security@example.com")
        continue
      }
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      fields[line[..<colon].lowercased(), default: []].append((String(value), number))
    }
    checkContacts(fields["contact"] ?? [])
    checkExpiry(fields["expires"] ?? [])
    for (value, line) in fields.values.flatMap({ $0 }).sorted(by: { $0.line < $1.line })
    where value.lowercased().hasPrefix("http://") {
      report("an address of the web must be one of https", line: line, "write it with https://")
    }
    if let second = fields["preferred-languages"]?.dropFirst().first {
      report("'Preferred-Languages' stands here twice", line: second.line, "put all languages into one line")
    }
  }

  /// The lines that are fields, counted from 1. A signed file has lines of its own around them.
  private static func lines(of file: SourceFile) -> [(number: Int, line: String)] {
    var lines = file.lines.enumerated().map { ($0 + 1, $1) }
    if lines.first?.1.hasPrefix("-----BEGIN PGP SIGNED MESSAGE") ?? false {
      lines = Array(lines.drop { !$0.1.isEmpty }.prefix { !$0.1.hasPrefix("-----BEGIN PGP SIGNATURE") })
    }
    return lines.filter { !$0.1.allSatisfy(\.isWhitespace) && !$0.1.hasPrefix("#") }.map { (number: $0.0, line: $0.1) }
  }

  private mutating func checkContacts(_ contacts: [(value: String, line: Int)]) {
    if contacts.isEmpty {
      report("there is no 'Contact'", line: 1, "add a line as in Contact: mailto:security@example.com")
    }
    for contact in contacts
    where !["mailto:", "https:", "http:", "tel:"].contains(where: contact.value.lowercased().hasPrefix) {
      report(
        "'Contact' is not an address: \"\(contact.value)\"", line: contact.line,
        contact.value.contains("@") ? "write mailto:\(contact.value)" : "write mailto:, tel: or https: before it")
    }
  }

  private mutating func checkExpiry(_ expiries: [(value: String, line: Int)]) {
    guard let expiry = expiries.first else {
      return report("there is no 'Expires'", line: 1, "add a line as in Expires: \(day.year + 1)-01-01T00:00:00Z")
    }
    if let second = expiries.dropFirst().first {
      report("'Expires' stands here twice", line: second.line, "leave one of them")
    }
    guard let end = CalendarDate(expiry.value.prefix(10)),
      expiry.value.contains(#/^.{10}[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/#)
    else {
      return report(
        "'Expires' is not a time: \"\(expiry.value)\"", line: expiry.line,
        "write it as in \(day.year + 1)-01-01T00:00:00Z")
    }
    if end < day {
      report(
        "it expired on \(end): nobody need believe it any more", line: expiry.line,
        "check the file and give it a new 'Expires'", .warning)
    } else if end.daysSince1970 - day.daysSince1970 > 366 {
      report(
        "it expires in more than a year, by which it may be out of date", line: expiry.line,
        "write a time within a year", .note)
    }
  }

  private mutating func report(_ message: String, line: Int, _ advice: String, _ severity: Severity = .error) {
    diagnostics.append(
      Diagnostic(
        severity, "security-txt", message, in: file, at: SourcePosition(line: line, column: 1),
        marking: file.line(line) ?? "",
        advice: advice))
  }
}
