import ArgumentParser
import Content
import Diagnostics
import Foundation
import Policies
import Site

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Holds the site against every rule.",
    discussion: """
      Says all that a build would say, and what the rules of content find in drafts, in texts without a draft, and in \
      pages. Nothing is written. What is named is a policy, a file or folder of the site, or a Markdown file that belongs \
      to none. 'rules:' in site.yml gives rules other severities.
      """,
    examples: [
      "codicil check": "the whole site",
      "codicil check privacy --fail-on warning": "one policy, more strictly",
      "codicil check --explain link-name-vague": "what a rule means, and what to write instead",
      "codicil check --format github": "marks the lines of a change request; sarif is for code scanning",
      "codicil check --baseline known.txt --write-baseline": "keep what an old site has; later runs say what is new",
    ], done: "nothing at or above the severity of --fail-on", found: "something at or above it")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif, github
  }

  @Argument(help: ArgumentHelp("Policies or files (default: the whole site).", valueName: "what"))
  var names: [String] = []
  @Option(help: "How to say it: \(Format.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format = Format.text
  @Option(help: ArgumentHelp("The folder with the sources.", valueName: "folder"))
  var content = "content"
  @Option(help: ArgumentHelp("The folder with the themes.", valueName: "folder"))
  var themes = "themes"
  @Option(help: ArgumentHelp("The day whose site is checked.", valueName: "YYYY-MM-DD"))
  var asOf: String?
  @Option(help: "The least severity that fails: \(Severity.allCases.map(\.rawValue).joined(separator: ", ")).")
  var failOn = Severity.error
  @Option(help: ArgumentHelp("A file of known findings, which are not said again.", valueName: "file"))
  var baseline: String?
  @Flag(help: "Write all findings into the file of --baseline.")
  var writeBaseline = false
  @Option(help: ArgumentHelp("What kind of policy a file that belongs to no site is.", valueName: "kind"))
  var kind: PolicyKind?
  @Option(help: ArgumentHelp("A law that such a file is held against; may be given again.", valueName: "law"))
  var law: [Law] = []
  @Flag(help: "Ask other sites whether they have what links promise.")
  var external = false
  @Option(help: ArgumentHelp("At most so many addresses are asked for.", valueName: "N"))
  var externalLimit = 200
  @Option(help: ArgumentHelp("At most so many seconds are spent on asking.", valueName: "N"))
  var externalTime = 300
  @Option(help: ArgumentHelp("Milliseconds between two requests to one host.", valueName: "N"))
  var externalPause = 1_000
  @Option(
    help: ArgumentHelp("A file that keeps the answers; those of the last seven days are used again.", valueName: "file")
  )
  var results: String?
  @Flag(help: "List every rule.")
  var list = false
  @Option(help: ArgumentHelp("Print what is to be known of a rule.", valueName: "rule"))
  var explain: String?

  func validate() throws {
    try Today.check(asOf)
    if !(0...100_000).contains(externalLimit) { throw ValidationError("--external-limit must be from 0 to 100000.") }
    if !(1...86_400).contains(externalTime) { throw ValidationError("--external-time must be from 1 to 86400.") }
    if !(0...60_000).contains(externalPause) { throw ValidationError("--external-pause must be from 0 to 60000.") }
    if writeBaseline, baseline == nil { throw ValidationError("--write-baseline needs the file: --baseline FILE.") }
  }

  func run() async throws { try await Reporter().carryOut(check) }

  private func check(_ reporter: Reporter) async throws(Diagnostic) -> ExitStatus {
    if list {
      Console.print(RuleList.text)
    } else if let explain {
      try Self.explain(explain)
    } else {
      let found = try await findings()
      Console.print(bytes: report(found))
      if found.contains(where: { $0.severity >= failOn }) { return .found }
    }
    return .done
  }

  // MARK: Looking

  private func findings() async throws(Diagnostic) -> [Diagnostic] {
    let (found, selection) = try await allFindings()
    guard let baseline else { return found }
    if writeBaseline {
      try BaselineFile.write(found, to: baseline)
      return []
    }
    return try BaselineFile.read(baseline).new(in: found) { path in selection?.holds(path) ?? true }
  }

  private func allFindings() async throws(Diagnostic) -> (found: [Diagnostic], selection: CheckSelection?) {
    if !names.isEmpty, names.allSatisfy(isLoose) {
      var found: [Diagnostic] = []
      for name in names { found += try LooseText.check(name, kind: kind, laws: law) }
      return (found, nil)
    }
    var options = SiteOptions(content: content, themes: themes, on: try Today(asOf: asOf).date)
    options.includesDrafts = true
    let site = try await Site(options)
    let selection = try CheckSelection(names, of: site)
    let found = await site.check().filter(selection.holds)
    guard external || results != nil else { return (found, selection) }
    let all = found + (try await externalFindings(site, selection, on: options.asOf))
    return (all.sorted(by: Diagnostic.inReadingOrder), selection)
  }

  private func externalFindings(
    _ site: Site, _ selection: CheckSelection, on day: CalendarDate
  ) async throws(Diagnostic) -> [Diagnostic] {
    let end = ContinuousClock.now + .seconds(externalTime)
    var terms = ExternalTerms(
      agent: "Codicil/\(ProgramVersion.current) (link check)", day: day.description,
      isOver: { ContinuousClock.now >= end })
    terms.limit = externalLimit
    terms.pause = externalPause
    var answers = if let results { try ExternalResults(at: results) } else { ExternalResults() }
    let found = try await site.checkExternal(
      external ? terms : nil, results: &answers, fresh: (day.adding(days: -7) ?? day).description,
      isChecked: selection.holds)
    if external, let results { try answers.write(to: results) }
    return found
  }

  /// Whether a name is a file outside the content folder.
  private func isLoose(_ name: String) -> Bool {
    let file = Self.realPath(name)
    return name.hasSuffix(".md") && FileManager.default.fileExists(atPath: name)
      && !file.hasPrefix(Self.realPath(content) + "/")
  }

  private static func realPath(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  // MARK: Saying

  private func report(_ found: [Diagnostic]) -> [UInt8] {
    switch format {
    case .json: return DiagnosticList(found).json()
    case .sarif: return SARIFLog(found, rules: RuleBook.rules, version: ProgramVersion.current).json()
    case .github: return Array(GitHubAnnotations.text(found).utf8)
    case .text:
      let text = DiagnosticText(colour: Console.usesColour(on: .standardOutput))
      return Array((found.map(text.render).joined() + summary(found)).utf8)
    }
  }

  private func summary(_ found: [Diagnostic]) -> String {
    if writeBaseline, let baseline { return "\(baseline) holds what is found today\n" }
    let counts = Severity.allCases.reversed().map { severity in
      let number = found.count { $0.severity == severity }
      return "\(number) \(severity.rawValue)\(number == 1 ? "" : "s")"
    }
    return counts.joined(separator: ", ") + "\n"
  }

  private static func explain(_ id: String) throws(Diagnostic) {
    if let rule = RuleBook.rule(id) { return Console.print(rule.page) }
    let guess = Suggestion.nearest(to: id, among: RuleBook.rules.map(\.id.id))
    throw Diagnostic(
      .error, "arguments", "there is no rule '\(id)'",
      advice: guess.map { "did you mean '\($0)'?" } ?? "codicil check --list names all")
  }
}

extension Severity: ExpressibleByArgument {}
extension Law: ExpressibleByArgument {}

/// All rules as a table for a terminal, by what they are about. A severity that cannot be changed has a mark.
enum RuleList {
  static var text: String {
    let width = RuleBook.rules.map(\.id.id.count).max() ?? 0
    let groups = Rule.Category.allCases.map { category in
      let lines = RuleBook.rules.filter { $0.category == category }.map { rule in
        let id = rule.id.id.padding(toLength: width, withPad: " ", startingAt: 0)
        let severity = (rule.severity.rawValue + (rule.isAdjustable ? "" : "!"))
          .padding(toLength: 9, withPad: " ", startingAt: 0)
        return "  \(id)  \(severity)\(rule.title)\n"
      }
      return lines.isEmpty ? "" : "\(category.title)\n\(lines.joined())\n"
    }
    return groups.joined() + "! cannot be changed under 'rules:' in site.yml\n"
  }
}
