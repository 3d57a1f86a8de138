import ArgumentParser
import Diagnostics
import Foundation
import Policies
import Site

struct LockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock",
    abstract: "Writes snapshots into the hash chain of their policies.",
    discussion: """
      Adds to each snapshots.lock the snapshots that it does not hold yet. Nothing that it holds is ever changed: where \
      a snapshot differs from the lock, the lock stays as it is and the exit status is 1.
      """)

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

  func run() throws {
    var hasFailed = false
    do throws(Diagnostic) {
      let archive = try Archive(content, asOf: Today.date())
      let secret = sign ? try KeyFile(key, environment: Self.environment).read(for: archive.publisherKey) : nil
      let all = archive.policies.filter { archive.isArchived($0.id) }.map(\.id)
      for id in policies.isEmpty ? all : policies {
        do throws(Diagnostic) {
          let locking = try archive.lock(id, rechains: rechain, signingWith: secret)
          Console.print("\(id): \(Self.words(locking))\(secret == nil ? "" : ", signed")\n")
        } catch {
          Console.printError(error)
          hasFailed = true
        }
      }
    } catch {
      Console.printError(error)
      hasFailed = true
    }
    if hasFailed { throw ExitCode.failure }
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
