import ArgumentParser
import Comparison
import Diagnostics
import Disclosure
import Foundation
import FrontMatter
import Markdown
import Pages
import Policies

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Shows what changed between two texts.",
    discussion: "Exit status 0 where nothing changed, 1 where something did, 2 on trouble, as diff does.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case html
  }

  @Argument(help: "The older text, a Markdown file.")
  var old: String
  @Argument(help: "The newer text, a Markdown file.")
  var new: String
  @Option(help: "How to show it: \(Format.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format = Format.html

  func run() throws {
    var diagnostics: [Diagnostic] = []
    guard let before = load(old, &diagnostics), let after = load(new, &diagnostics) else {
      for diagnostic in diagnostics { Console.printError(diagnostic) }
      throw ExitCode(2)
    }
    let comparison = Comparison(ComparableText(before), ComparableText(after))
    Console.print(bytes: ComparisonPage(comparison, old: old, new: new).html())
    throw ExitCode(comparison.verdict == .none ? 0 : 1)
  }

  private func load(_ path: String, _ diagnostics: inout [Diagnostic]) -> PolicyText? {
    guard let data = FileManager.default.contents(atPath: path) else {
      diagnostics.append(Diagnostic(.error, "file-unreadable", "cannot be read", path: path))
      return nil
    }
    let file = SourceFile(path: path, bytes: Array(data))
    let matter = FrontMatter.split(file, into: &diagnostics)
    let header = CapturedHeader(file.bytes[matter.bodyStart...])
    do throws(InputLimits.Excess) {
      return try PolicyText(parsing: file.bytes[(matter.bodyStart + (header?.length ?? 0))...])
    } catch {
      diagnostics.append(Diagnostic(.error, "input-limit", error.reason, path: path))
      return nil
    }
  }
}
