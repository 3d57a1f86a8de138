import Diagnostics
import Markdown
import Policies

/// Terms that a text defines, and those that it uses as if it had.
enum DefinedTermCheck: Check {
  static let rules: [Rule] = [.termUnused, .termUndefined, .termDefinedTwice]

  static func run(on text: CheckedText, _ findings: inout DiagnosticCollector) {
    guard text.isEnglish else { return }
    let definitions = Definition.all(in: text)
    checkTwice(definitions, text, &findings)
    checkUnused(definitions, text, &findings)
    // A text that defines hardly anything writes capitals for other reasons.
    if definitions.count >= 3 { checkUndefined(definitions, text, &findings) }
  }

  private static func checkTwice(
    _ definitions: [Definition], _ text: CheckedText, _ findings: inout DiagnosticCollector
  ) {
    var first: [String: Definition] = [:]
    for definition in definitions {
      let key = definition.term.lowercased()
      guard let other = first[key] else {
        first[key] = definition
        continue
      }
      guard !definition.isAbbreviation, other.block != definition.block else { continue }
      let line = text.file.position(ofByte: other.place.lowerBound).line
      findings.report(
        .termDefinedTwice, "\"\(definition.term)\" is defined on line \(line) too", at: definition.place,
        "keep one of the definitions, or give one of the two another name")
    }
  }

  private static func checkUnused(
    _ definitions: [Definition], _ text: CheckedText, _ findings: inout DiagnosticCollector
  ) {
    guard !definitions.isEmpty else { return }
    let blocks = text.blocks.map { $0.words.lowercased() }
    var told: Set<String> = []
    for definition in definitions where told.insert(definition.term.lowercased()).inserted {
      // A name in capitals is explained for those who meet it elsewhere.
      guard !definition.isAbbreviation else { continue }
      let forms = definition.forms
      let own = definitions.count { $0.term.lowercased() == definition.term.lowercased() }
      var uses = 0
      for words in blocks { uses += forms.reduce(0) { $0 + Self.count(of: $1, in: words) } }
      guard uses <= own else { continue }
      findings.report(
        .termUnused, "\"\(definition.term)\" is defined, and never used", at: definition.place,
        "take the definition out, or use the term where it is meant")
    }
  }

  /// How often a text contains a word as a whole; 0 for no word at all.
  static func count(of form: String, in words: String) -> Int {
    guard !form.isEmpty else { return 0 }
    var (found, rest) = (0, words[...])
    while let range = rest.firstRange(of: form) {
      let before = range.lowerBound == words.startIndex ? " " : words[words.index(before: range.lowerBound)]
      let after = range.upperBound == words.endIndex ? " " : words[range.upperBound]
      if !before.isLetter, !before.isNumber, !after.isLetter, !after.isNumber { found += 1 }
      rest = rest[range.upperBound...]
    }
    return found
  }

  // MARK: Used and not defined

  private static func checkUndefined(
    _ definitions: [Definition], _ text: CheckedText, _ findings: inout DiagnosticCollector
  ) {
    let known = Set(definitions.flatMap(\.forms))
    let titles =
      text.text.sections.map { $0.title.lowercased() } + [text.text.title, text.title].compactMap { $0?.lowercased() }
    let pattern =
      /\b(?:the|a|an|any|each|such|all|your|our|every) ([A-Z][a-z]+(?: [A-Z][a-z]+){1,2})\b(?! (?:and |& |of )?[A-Z(])/
    var uses: [String: (count: Int, place: Range<Int>)] = [:]
    for block in text.blocks where block.kind == .paragraph {
      for match in block.words.matches(of: pattern) {
        let phrase = String(match.output.1)
        let bytes = block.place(of: match.output.1.startIndex..<match.output.1.endIndex)
        // A link's words are the name of what it leads to.
        guard !block.isLinked(match.output.1.startIndex) else {
          uses[phrase] = (.min, bytes)
          continue
        }
        uses[phrase] = ((uses[phrase]?.count ?? 0) &+ 1, uses[phrase]?.place ?? bytes)
      }
    }
    for (phrase, use) in uses.sorted(by: { $0.key < $1.key }) where use.count >= 3 {
      let lower = phrase.lowercased()
      guard Set(phrase.split(separator: " ")).isDisjoint(with: Self.properNouns),
        !known.contains(lower), !known.contains(lower + "s"), !known.contains(String(lower.dropLast())),
        !known.contains(where: {
          count(of: lower, in: $0) > 0 || lower.hasSuffix(" " + $0) || lower.hasPrefix($0 + " ")
        }),
        !titles.contains(where: { $0.contains(lower) })
      else { continue }
      findings.report(
        .termUndefined, "\"\(phrase)\" is written as a defined term \(use.count) times, and never defined",
        at: use.place,
        "define it where it is used first, or write it in small letters")
    }
  }

  /// Words of names: of laws, authorities, places, companies and documents.
  private static let properNouns: Set<Substring> = [
    "Act", "Agency", "Area", "Association", "Authority", "Board", "California", "Center", "Centre", "City", "Code",
    "Commission", "Commissioner", "Committee", "Community", "Company", "Convention", "Council", "Country", "County",
    "Court", "Courts", "Data", "Department", "Directive", "Economic", "European", "Federal", "Framework", "General",
    "Google", "Guidelines", "Help", "High", "Human", "Apple", "App", "Store", "Play", "Kingdom", "Law", "Laws",
    "Ministry",
    "National", "North", "Notice", "Office", "Ombudsman", "Parliament", "Policies", "Policy", "Privacy", "Regulation",
    "Republic", "Rules", "Safety", "Secretary", "Shield", "South", "State", "States", "Supreme", "Terms", "Trade",
    "Treaty", "Union", "United", "West", "East", "World", "Standard", "Standards", "Team", "Settings", "Program",
    "Page",
    "Rights", "Officer", "Agreement", "Addendum", "Clauses", "Principles", "Internet",
  ]
}

/// One place where a text says what a term means.
struct Definition {
  let term: String
  /// The index of the block.
  let block: Int
  let place: Range<Int>

  /// Mostly capitals, as in SDKs.
  var isAbbreviation: Bool { term.count(where: \.isUppercase) * 2 > term.count(where: \.isLetter) }

  /// The term and its plural or singular, in small letters; never an empty text.
  var forms: [String] {
    let lower = term.lowercased()
    let forms =
      if lower.hasSuffix("ies") {
        [lower, lower.dropLast(3) + "y"]
      } else if lower.hasSuffix("s") {
        [lower, String(lower.dropLast()), lower + "es"]
      } else if lower.hasSuffix("y") {
        [lower, lower + "s", lower.dropLast() + "ies"]
      } else {
        [lower, lower + "s", lower + "es"]
      }
    return forms.filter { !$0.isEmpty }
  }

  private static var meaning: Regex<(Substring, Substring)> {
    /[“"]([A-Z][^“”"]{1,60}?)[,.]?[”"](?:,? (?:or|and) [“"][^“”"]{1,60}[”"])* (?:means?|refers? to|has the meaning|have the meaning|shall mean|is defined as)\b/
  }

  private static var bracketed: Regex<(Substring, Substring)> { /\(([^()]{0,160}[“"][^()]{1,160})\)/ }
  private static var quoted: Regex<(Substring, Substring)> { /[“"]([A-Z][^“”"]{1,60}?)[,.]?[”"]/ }

  static func all(in text: CheckedText) -> [Definition] {
    let (meaning, bracketed, quoted) = (meaning, bracketed, quoted)
    var found: [Definition] = []
    for (index, block) in text.blocks.enumerated() where block.kind != .heading {
      func add(_ term: Substring) {
        guard term.split(separator: " ").count <= 5, term.contains(where: \.isLowercase) || term.count > 2 else {
          return
        }
        found.append(
          Definition(term: String(term), block: index, place: block.place(of: term.startIndex..<term.endIndex)))
      }
      if block.words.utf8.contains(UInt8(ascii: "\"")) || block.words.contains("“") {
        for match in block.words.matches(of: meaning) { add(match.output.1) }
        for match in block.words.matches(of: bracketed)
        where isDefining(match.output.1) && !isTitleOfNumber(block.words[..<match.range.lowerBound]) {
          for term in match.output.1.matches(of: quoted) { add(term.output.1) }
        }
      }
      if let strong = block.spans.first(where: { $0.kind == .strong && $0.words.lowerBound == 0 }) {
        let term = block.words(of: strong)
        let rest = block.words.dropFirst(term.count)
        guard rest.starts(with: /:? (?:means|refers to|shall mean)\b/), let range = block.words.firstRange(of: term)
        else {
          continue
        }
        add(block.words[range].trimmingQuotes)
      }
    }
    return found
  }

  /// Whether brackets after a number say what the section is called.
  private static func isTitleOfNumber(_ words: Substring) -> Bool {
    words.suffix(24).contains(/(?:^|\s|\.)\d[\d.]*[a-z]? ?$/)
  }

  /// Whether brackets give a name, as in (the "Service") or ("we", "us"), and do not only quote something.
  private static func isDefining(_ words: Substring) -> Bool {
    words.contains(
      /^(?i:(?:each|together|collectively|individually|hereinafter|hereafter|also|or|and|as|the|a|an|our|your|we|referred to|such|all|any|these|this|in this \w+|,| )*)[“"]/
    )
  }
}

extension Substring {
  fileprivate var trimmingQuotes: Substring {
    var inner = self
    while let first = inner.first, "“\"‘' ".contains(first) { inner.removeFirst() }
    while let last = inner.last, "”\"’' :.,".contains(last) { inner.removeLast() }
    return inner
  }
}

extension Rule {
  static let termUnused = Rule(
    "term-unused", .warning, .terms, "A term is defined but never used",
    why: "Usually the clause that used it was removed.",
    wrong: "“Carrier” means a company that brings parcels. (No further word of carriers.)",
    right: "“Carrier” means a company that brings parcels. A Carrier may open a locker.")
  static let termUndefined = Rule(
    "term-undefined", .note, .terms, "Words are capitalised like a defined term but never defined",
    why:
      "In a text that defines its terms, capitals suggest a definition. Checked in texts with at least three definitions.",
    wrong: "You pay the Storage Fee. (What is it?)",
    right: "You pay €1 for each day (the “Storage Fee”).")
  static let termDefinedTwice = Rule(
    "term-defined-twice", .warning, .terms, "A term is defined twice",
    why: "If the two differ, it is unclear what was agreed.",
    wrong: "“Parcel” means a box. … “Parcel” means anything that fits a locker.",
    right: "“Parcel” means anything that fits a locker.")
}
