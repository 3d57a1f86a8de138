import Archiving
import ArgumentParser
import Comparison
import Diagnostics
import Foundation
import Pages
import Policies
import Site
import Transcripts

struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Shows what changed between two texts: two files, or two versions of a policy.",
    usage: """
      codicil compare [<options>] OLD.md NEW.md
      codicil compare [<options>] POLICY [FROM] [TO]
      """,
    discussion: """
      POLICY is the name of a policy in the content folder; FROM and TO are names of its versions, or 'draft'. Without \
      them the version in force is compared with the draft or, where there is none, with the version before it.

      Deleted words stand in [-…-], inserted ones in {+…+}. Colours are for terminals.
      """,
    examples: [
      "codicil compare privacy": "the version in force with the draft",
      "codicil compare privacy --color always | less -R": "a long redline, page by page",
      "codicil compare privacy --format html > redline.html": "for somebody without the program",
      "codicil compare before.md after.md --format markdown": "two files, for a change request",
    ], done: "nothing changed", found: "something did")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, html, markdown, json
  }

  enum Colour: String, ExpressibleByArgument, CaseIterable {
    case always, never, auto
  }

  @Argument(
    help: ArgumentHelp("Two Markdown files, or a policy and up to two of its versions.", valueName: "what"),
    completion: PolicyNames.completion)
  var names: [String]
  @Option(help: "How to show it: \(Format.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format = Format.text
  @Option(help: ArgumentHelp("The folder with the policies.", valueName: "folder"))
  var content = "content"
  @Option(help: ArgumentHelp("The day that says which version is in force.", valueName: "YYYY-MM-DD"))
  var asOf: String?
  @Option(help: "Whether the text has colours: \(Colour.allCases.map(\.rawValue).joined(separator: ", ")).")
  var color = Colour.auto
  @Option(help: ArgumentHelp("Unchanged paragraphs shown beside a change of the text.", valueName: "N"))
  var context = 1
  @Option(
    help: ArgumentHelp(
      "Columns of the text; 0 for one line per paragraph (default: the terminal's, at most 100).", valueName: "N"))
  var width: Int?

  func validate() throws {
    try Today.check(asOf)
    if !(0...10_000).contains(context) { throw ValidationError("--context must be from 0 to 10000.") }
    if let width, width != 0, !(20...10_000).contains(width) {
      throw ValidationError("--width must be 0, or from 20 to 10000.")
    }
  }

  func run() async throws { try await Reporter().carryOut(compare) }

  private func compare(_ reporter: Reporter) throws(Diagnostic) -> ExitStatus {
    let today = try Today(asOf: asOf)
    let pair: TextPair
    do throws(TextPair.Refusal) {
      pair = try self.pair(on: today.date)
    } catch {
      reporter.report(error.diagnostics)
      return .failed
    }
    let comparison = Comparison(ComparableText(pair.old.text), ComparableText(pair.new.text))
    Console.print(bytes: rendered(comparison, pair))
    return comparison.verdict == .none ? .done : .found
  }

  // MARK: What to compare

  private func pair(on today: CalendarDate) throws(TextPair.Refusal) -> TextPair {
    guard let first = names.first, names.count <= 3 else { throw TextPair.Refusal([Self.misuse]) }
    guard !Self.isFile(first) else {
      guard names.count == 2 else { throw TextPair.Refusal([Self.misuse]) }
      return try TextPair(files: first, names[1])
    }
    return try TextPair(
      policy: Policy.ID(first), from: names.count > 1 ? names[1] : nil, to: names.count > 2 ? names[2] : nil,
      in: content, on: today)
  }

  /// No name of a policy has a slash but that of a translation, and none that is a file beside the content folder is meant.
  private static func isFile(_ name: String) -> Bool {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: name, isDirectory: &isFolder)
    if name.hasSuffix(".md") || exists && !isFolder.boolValue { return true }
    let language = Policy.ID(name).language
    return language.map { !LanguageTag.isWellFormed($0) } ?? false
  }

  private static let misuse = Diagnostic(
    .error, "arguments", "nothing that could be compared is named",
    advice: "name two Markdown files, or a policy and up to two of its versions")

  // MARK: How to show it

  private func rendered(_ comparison: Comparison, _ pair: TextPair) -> [UInt8] {
    let (old, new) = (pair.old.name, pair.new.name)
    switch format {
    case .html: return ComparisonPage(comparison, old: old, new: new).html()
    case .markdown:
      return Array(MarkdownRedline(Transcript(comparison, context: 0), old: old, new: new).text().utf8)
    case .json:
      return RedlineData(Transcript(comparison, context: 0), old: Self.data(pair.old), new: Self.data(pair.new)).json()
    case .text:
      let columns = width ?? Console.width.map { min($0, 100) } ?? 80
      let redline = TerminalRedline(
        Transcript(comparison, context: context), old: Self.title(pair.old), new: Self.title(pair.new),
        width: columns == 0 ? nil : columns, usesColour: usesColour)
      return Array(redline.text().utf8)
    }
  }

  private var usesColour: Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto: Console.usesColour(on: .standardOutput)
    }
  }

  private static func title(_ side: TextPair.Side) -> String {
    switch side.status {
    case .current: side.name + "  in force"
    case .upcoming, .superseded: side.name + "  " + (side.status?.rawValue ?? "")
    case .draft, nil: side.name
    }
  }

  private static func data(_ side: TextPair.Side) -> RedlineData.Side {
    RedlineData.Side(
      name: side.name, path: side.path, policy: side.policy?.description, version: side.version,
      status: side.status?.rawValue)
  }
}
