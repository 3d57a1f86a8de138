import ArgumentParser
import Diagnostics
import Foundation
import Policies
import Site

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Holds the site against every rule.",
    discussion: """
      Says all that a build would say, and writes nothing. Exit status 0 where nothing is found, 1 where something is \
      at or above the limit, 2 where the site cannot be checked.
      """)

  @Option(help: ArgumentHelp("The folder with the sources.", valueName: "folder"))
  var content = "content"
  @Option(help: ArgumentHelp("The folder with the themes.", valueName: "folder"))
  var themes = "themes"
  @Option(help: ArgumentHelp("The day whose site is checked.", valueName: "YYYY-MM-DD"))
  var asOf: String?
  @Flag(help: "List every rule.")
  var list = false
  @Option(help: ArgumentHelp("Print what is to be known of a rule.", valueName: "rule"))
  var explain: String?

  func validate() throws { try Today.check(asOf) }

  func run() async throws {
    if list { return Console.print(RuleList.text) }
    if let explain { return try Self.explain(explain) }
    var options = SiteOptions(
      asOf: asOf.flatMap { CalendarDate($0) } ?? Today.date(), jobs: ProcessInfo.processInfo.activeProcessorCount,
      generator: "Codicil \(Codicil.version)")
    options.content = content
    options.themes = themes
    options.includesDrafts = true
    let found: [Diagnostic]
    do throws(Diagnostic) {
      found = try await Site(options).check()
    } catch {
      Console.printError(error)
      throw ExitCode(2)
    }
    for diagnostic in found { Console.printError(diagnostic) }
    if found.hasErrors { throw ExitCode(1) }
  }

  private static func explain(_ id: String) throws {
    if let rule = RuleBook.rule(id) { return Console.print(rule.page) }
    let guess = Suggestion.nearest(to: id, among: RuleBook.rules.map(\.id.id))
    Console.printError(
      Diagnostic(
        .error, "arguments", "there is no rule '\(id)'",
        advice: guess.map { "did you mean '\($0)'?" } ?? "codicil check --list names all"))
    throw ExitCode(2)
  }
}

/// All rules as a table for a terminal, by what they are about. A severity that cannot be changed has a mark.
enum RuleList {
  static var text: String {
    let width = RuleBook.rules.map(\.id.id.count).max() ?? 0
    return Rule.Category.allCases.map { category in
      let lines = RuleBook.rules.filter { $0.category == category }.map { rule in
        let id = rule.id.id.padding(toLength: width, withPad: " ", startingAt: 0)
        let severity = (rule.severity.rawValue + (rule.isAdjustable ? "" : "!"))
          .padding(toLength: 9, withPad: " ", startingAt: 0)
        return "  \(id)  \(severity)\(rule.title)\n"
      }
      return lines.isEmpty ? "" : "\(category.title)\n\(lines.joined())\n"
    }.joined()
  }
}
