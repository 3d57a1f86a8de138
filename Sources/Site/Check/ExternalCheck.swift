package import Diagnostics
import Foundation
import Storage
import Synchronization

/// How links to other sites are asked for.
package struct ExternalTerms: Sendable {
  /// How the program names itself to servers.
  package var agent: String
  /// The day on which it asks.
  package var day: String
  /// At most so many addresses in one run.
  package var limit = 200
  /// Seconds for one answer.
  package var patience = 15
  /// Milliseconds between two requests to one host.
  package var pause = 1_000
  /// Hosts asked at the same time.
  package var hosts = 4
  /// Whether the time for all of it is over.
  package var isOver: @Sendable () -> Bool

  package init(agent: String, day: String, isOver: @escaping @Sendable () -> Bool) {
    self.agent = agent
    self.day = day
    self.isOver = isOver
  }
}

/// Asks other sites whether they have what links promise: one request at a time to each host, with a pause between two,
/// first for the head alone. Each address is one that a person wrote down, so no rules for robots are asked for.
struct ExternalCheck {
  private let terms: ExternalTerms

  init(_ terms: ExternalTerms) { self.terms = terms }

  /// The answers for some addresses; those for which there was no time are left out.
  func answers(for links: [ExternalLink]) async throws(Diagnostic) -> [ExternalAnswer] {
    guard !links.isEmpty else { return [] }
    try await Self.curl(patience: 60).output(["--version"])
    let queues = Dictionary(grouping: links.prefix(terms.limit), by: \.host).sorted { $0.key < $1.key }.map(\.value)
    let answers = await Parallel.map(queues, jobs: terms.hosts) { queue async in
      var found: [ExternalAnswer] = []
      for (index, link) in queue.enumerated() {
        if terms.isOver() { break }
        if index > 0 { await pause(terms.pause) }
        found.append(await ask(link.address))
      }
      return found
    }
    return answers.flatMap { $0 }
  }

  /// Asks for the head, for the whole where a server has no heads, and once more where the first try may have been bad
  /// luck.
  private func ask(_ address: String) async -> ExternalAnswer {
    let head = await request(address, ["--head"])
    if head.isWell || head.status == 410 { return head }
    await pause(terms.pause)
    let whole = await request(address, ["--range", "0-0"])
    guard whole.status == nil || whole.status == 429 || (500...599).contains(whole.status ?? 0), !terms.isOver() else {
      return whole
    }
    await pause(terms.pause * 2)
    return await request(address, ["--range", "0-0"])
  }

  private func request(_ address: String, _ method: [String]) async -> ExternalAnswer {
    var (current, moved, isPermanent) = (address, nil as String?, true)
    // Redirects are followed here, one by one, to tell permanent ones from temporary ones.
    for _ in 0..<6 {
      let answer = await single(current, method)
      guard let next = answer.next, (300..<400).contains(answer.status ?? 0) else {
        return ExternalAnswer(
          address: address, status: answer.status, movedTo: moved, fault: answer.fault, asked: terms.day)
      }
      isPermanent = isPermanent && [301, 308].contains(answer.status)
      if isPermanent { moved = next }
      current = next
    }
    return ExternalAnswer(
      address: address, status: nil, movedTo: nil, fault: "more than five redirects", asked: terms.day)
  }

  private func single(_ address: String, _ method: [String]) async -> (status: Int?, next: String?, fault: String?) {
    let seconds = String(terms.patience)
    do throws(Diagnostic) {
      // curl keeps its own time; one that does not is ended.
      let printed = try await Self.curl(patience: terms.patience * 2).output(
        method + [
          "--silent", "--show-error", "--globoff", "--proto", "=http,https", "--max-time", seconds,
          "--connect-timeout", seconds, "--max-filesize", "67108864", "--user-agent", terms.agent, "--output",
          "/dev/null", "--write-out", "%{http_code} %{redirect_url}", "--url", address,
        ])
      let words = String(decoding: printed, as: UTF8.self).split(separator: " ", maxSplits: 1)
      let status = words.first.flatMap { Int($0) }
      return (status == 0 ? nil : status, words.count > 1 ? String(words[1]) : nil, nil)
    } catch {
      return (nil, nil, error.message.replacing("'curl' failed: ", with: ""))
    }
  }

  private static func curl(patience seconds: Int) -> Program {
    var limits = Program.Limits()
    limits.time = .seconds(seconds)
    return Program("curl", package: "curl", limits: limits)
  }

  private func pause(_ milliseconds: Int) async { try? await Task.sleep(for: .milliseconds(milliseconds)) }
}

/// Answers that were kept from earlier runs: JSON, one for each address, in the order of the addresses.
package struct ExternalResults: Sendable {
  private var answers: [String: ExternalAnswer] = [:]

  package init() {}

  /// - Throws: `results-malformed` for a file that is no such list.
  package init(at path: String) throws(Diagnostic) {
    guard Files.exists(path) else { return }
    let bytes = try Files.read(path, shownAs: path)
    guard let kept = try? JSONDecoder().decode([ExternalAnswer].self, from: Data(bytes)) else {
      throw Diagnostic(
        .error, "results-malformed", "is no list of asked links", path: path,
        advice: "remove the file, and ask again with --external")
    }
    add(kept)
  }

  package mutating func add(_ new: [ExternalAnswer]) {
    for answer in new { answers[answer.address] = answer }
  }

  package subscript(address: String) -> ExternalAnswer? { answers[address] }

  package func write(to path: String) throws(Diagnostic) {
    let list = answers.values.sorted { $0.address < $1.address }
    try Files.replace(path, JSONText.encode(list) + [UInt8(ascii: "\n")], shownAs: path)
  }
}
