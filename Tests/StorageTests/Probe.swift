import Diagnostics
import Foundation
import Storage

/// The program beside the tests that carries out one operation of `Storage` and can be killed at a step.
enum Probe {
  static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "storage-probe").path

  /// How a run ended.
  enum End: Equatable {
    case done
    case killed
    case failed(String)
  }

  static func run(_ arguments: [String]) async -> End {
    do throws(Diagnostic) {
      try await Program(path, package: "").output(arguments)
      return .done
    } catch {
      return error.message.contains("ended by signal") ? .killed : .failed(error.message)
    }
  }

  /// The steps of a publication.
  static func steps(_ arguments: [String]) async throws -> [String] {
    let printed = try await Program(path, package: "").output(arguments + ["list"])
    return String(decoding: printed, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

/// A part of the machine with mounts of its own, which end with the program that runs in it.
enum MountNamespace {
  static let isAvailable = canMount()
  static let reason = "a program of root that can mount file systems is needed"

  /// Runs a shell script in it. Words after the script are its `$1`, `$2` and so on.
  static func script(_ script: String, _ arguments: [String]) async throws -> String {
    let printed = try await Program("unshare", package: "util-linux").output(
      ["--mount", "sh", "-ec", "exec 2>&1\n" + script, "sh"] + arguments)
    return String(decoding: printed, as: UTF8.self)
  }

  private static func canMount() -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
    process.arguments = ["--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
