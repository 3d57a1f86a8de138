import Foundation
package import Testing

/// Something of the machine that a test cannot do without.
///
/// A test names it twice: as a trait, `@Test(.requires(.browser))`, and where it uses it, `try Requirement.browser.path`. If
/// it is missing, the test is skipped, and `make test` lists it with the reason. In a CI (`CI` is set and not `false`) the
/// test runs and fails instead.
package struct Requirement: Sendable {
  struct Missing: Error, CustomStringConvertible {
    let description: String
  }

  private let place: String?
  /// Why a test is skipped, and what to do.
  let reason: String
  private let isOptional: Bool

  /// - Parameters:
  ///   - place: where it is; nil if it is missing.
  ///   - reason: what is missing, and after a colon what to do.
  ///   - isOptional: whether a CI may lack it too.
  init(_ place: String?, orElse reason: String, isOptional: Bool = false) {
    (self.place, self.reason, self.isOptional) = (place, reason, isOptional)
  }

  /// Where it is.
  ///
  /// - Throws: if it is missing.
  package var path: String {
    get throws {
      guard let place else { throw Missing(description: reason) }
      return place
    }
  }

  /// Whether a test that needs it is skipped.
  var isSkipped: Bool { place == nil && (isOptional || !Self.isCI) }

  private static let isCI = !["", "0", "false"].contains(ProcessInfo.processInfo.environment["CI"] ?? "")
}

extension Trait where Self == ConditionTrait {
  /// Skips a test if something of the machine is missing.
  package static func requires(_ requirements: Requirement...) -> Self {
    let reasons = requirements.filter(\.isSkipped).map(\.reason)
    return .enabled(if: reasons.isEmpty, Comment(rawValue: reasons.joined(separator: "; ")))
  }
}

// MARK: Programs

extension Requirement {
  package static let browser = program("chromium", "chromium-browser", "google-chrome", from: "chromium")
  package static let cmark = program("cmark-gfm", from: "cmark-gfm")
  package static let curl = program("curl", from: "curl")
  package static let git = program("git", from: "git")
  package static let gzip = program("gzip", from: "gzip")
  package static let bash = program("bash", from: "bash")
  package static let mandoc = program("mandoc", from: "mandoc")
  package static let nginx = program("nginx", from: "nginx-light")
  package static let openssl = program("openssl", from: "openssl")
  package static let pandoc = program("pandoc", from: "pandoc")
  package static let python = program("python3", from: "python3")
  package static let rclone = program("rclone", from: "rclone")
  /// A server of S3 for this machine alone.
  package static let s3 = Requirement(
    installed("moto_server"), orElse: "no moto_server: make test installs it, see Scripts/python-tools.sh")

  private static func program(_ names: String..., from package: String) -> Requirement {
    Requirement(
      names.lazy.compactMap(installed).first,
      orElse: "no \(names.joined(separator: " or ")) on the PATH: apt-get install \(package)")
  }

  /// The path of a program: of the project's own tools, on the PATH, or where servers are.
  private static func installed(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return ([tools + "/bin"] + folders + ["/usr/sbin", "/sbin"]).map { "\($0)/\(name)" }
      .first(where: FileManager.default.isExecutableFile)
  }

  /// A validator of JSON against a schema, for the command line of Python.
  package static let jsonschema = Requirement(
    FileManager.default.fileExists(atPath: tools + "/bin/jsonschema") ? tools + "/bin/python3" : nil,
    orElse: "no jsonschema for Python: make test installs it, see Scripts/python-tools.sh")

  /// The virtual environment that `make test` makes.
  private static let tools = ProjectFolder.url.appending(path: ".build-tools/python").path
}

// MARK: Other things

extension Requirement {
  /// Real documents, kept outside the project: a folder `shared` beside the checkout, or the one that `CODICIL_CORPORA`
  /// names.
  package static let corpora = folder("webix.com")
  /// The history of the policies of large platforms, as a bundle of git.
  package static let collection = folder("open-terms-archive-pga.bundle")

  private static func folder(_ name: String) -> Requirement {
    let named = ProcessInfo.processInfo.environment["CODICIL_CORPORA"]
    let root = named ?? ProjectFolder.url.deletingLastPathComponent().appending(path: "shared/corpora").path
    let place = root + "/" + name
    return Requirement(
      FileManager.default.fileExists(atPath: place) ? place : nil,
      orElse: "no corpora (\(name)): set CODICIL_CORPORA to their folder")
  }

  /// Where the system tells how many events of files it keeps for a reader (inotify(7)); what comes after them is lost.
  package static let shortEventQueue: Requirement = {
    let place = "/proc/sys/fs/inotify/max_queued_events"
    let length = (try? String(contentsOfFile: place, encoding: .utf8))
      .flatMap { Int($0.trimmingCharacters(in: .newlines)) }
    return Requirement(
      length.flatMap { $0 <= 100_000 ? place : nil },
      orElse: "the system keeps too many events of files to lose one: sysctl fs.inotify.max_queued_events=16384",
      isOptional: true)
  }()
}
