import Archiving
import ArgumentParser
import Diagnostics
import Foundation
import Policies
import Site

struct LockCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock",
    abstract: "Writes snapshots into the hash chain of their policies.",
    discussion: """
      Adds to each snapshots.lock the snapshots that it does not hold yet. Nothing that it holds is ever changed: where \
      a snapshot differs from the lock, the lock stays as it is.
      """,
    examples: [
      "codicil lock": "every snapshot that is not in the chain yet",
      "codicil lock privacy --sign": "one policy, with the publisher's signature",
    ], found: "a snapshot differs from its lock, which stays as it is")

  @Argument(help: "The policies to lock (default: all that are folders).", completion: PolicyNames.completion)
  var policies: [String] = []
  @Option(help: ArgumentHelp("The folder with the sources.", valueName: "folder"))
  var content = "content"
  @Flag(
    help: "Let older captures, found later, in between: all links after them are made anew. Never for own policies.")
  var rechain = false
  @Flag(help: "Sign the locks with the publisher's secret key.")
  var sign = false
  @Option(
    help: ArgumentHelp(
      "The publisher's secret key (default: $CODICIL_KEY or the one 'codicil key' made).", valueName: "file"))
  var key: String?

  @OptionGroup var reporting: ReportArguments

  func run() async throws { try await reporting.reporter.carryOut(lock) }

  private func lock(_ reporter: Reporter) throws(Diagnostic) -> ExitStatus {
    let archive = try Archive(content, asOf: Today().date)
    let secret = sign ? try KeyFile(key, environment: Self.environment).read(for: archive.publisherKey) : nil
    let all = archive.policies.filter { archive.isArchived($0.id) }.map(\.id)
    var (status, added) = (ExitStatus.done, 0)
    let named = policies.map { Policy.ID($0) }
    try archive.require(named)
    for id in named.isEmpty ? all : named {
      do throws(Diagnostic) {
        let locking = try archive.lock(id, rechains: rechain, signingWith: secret)
        reporter.say("\(id): \(Self.words(locking))\(secret == nil ? "" : ", signed")")
        added += locking.snapshots
      } catch {
        reporter.report(error)
        status = .found
      }
    }
    reporter.summarize("lock", figures: ["snapshots": added])
    return status
  }

  static var environment: [String: String] { ProcessInfo.processInfo.environment }

  static func words(_ locking: Archive.Locking) -> String {
    func snapshots(_ count: Int) -> String { count == 1 ? "1 snapshot" : "\(count) snapshots" }
    return switch locking {
    case .unchanged: "every snapshot was locked already"
    case .extended(let count): "\(snapshots(count)) locked"
    case .rechained(let count): "\(snapshots(count)) put in between, and the chain made anew from there on"
    }
  }
}
