import Foundation
import Policies
import TestSupport

/// Consecutive versions of real policies out of the history of the Open Terms Archive collection, which is kept as a git
/// bundle.
struct RealVersions {
  /// A sample of pairs, the same every time; a test that asks for them requires `.collection`.
  ///
  /// - Parameter size: how many bytes a version may have.
  func pairs(_ count: Int, upTo size: Int) throws -> [PropertyTests.Pair] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try git(["clone", "--quiet", "--bare", Requirement.collection.path, folder.path])
    let all = try changes(in: folder)
    let step = max(1, all.count / (count * 2))
    var pairs: [PropertyTests.Pair] = []
    for change in stride(from: 0, to: all.count, by: step).map({ all[$0] }) where pairs.count < count {
      let old = try git(["-C", folder.path, "cat-file", "blob", change.old])
      let new = try git(["-C", folder.path, "cat-file", "blob", change.new])
      guard max(old.count, new.count) <= size else { continue }
      pairs.append(
        PropertyTests.Pair(
          description: "\(change)", old: try PolicyText(parsing: old), new: try PolicyText(parsing: new)))
    }
    return pairs
  }

  private struct Change {
    let path: String
    let old: String
    let new: String
  }

  /// All pairs of consecutive versions of one file.
  private func changes(in folder: URL) throws -> [Change] {
    let log = try git([
      "-C", folder.path, "-c", "core.quotePath=false", "log", "--reverse", "--no-merges", "--format=", "--raw",
      "--no-renames", "--no-abbrev",
    ])
    var last: [String: String] = [:]
    var changes: [Change] = []
    for line in String(decoding: log, as: UTF8.self).split(separator: "\n") where line.hasSuffix(".md") {
      let columns = line.split(separator: "\t")
      let fields = columns[0].split(separator: " ")
      guard columns.count == 2, fields.count == 5 else { continue }
      let (path, blob) = (String(columns[1]), String(fields[3]))
      if blob.allSatisfy({ $0 == "0" }) {
        last[path] = nil
      } else {
        if let old = last[path], old != blob { changes.append(Change(path: path, old: old, new: blob)) }
        last[path] = blob
      }
    }
    return changes
  }

  private struct GitFailure: Error { let arguments: [String] }

  private func git(_ arguments: [String]) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw GitFailure(arguments: arguments) }
    return Array(data)
  }
}
