import Foundation

/// A headless Chromium with a profile of its own.
package struct Chromium: Sendable {
  private let program: String
  private let profile: TemporaryFolder
  /// What a browser would ask its maker for of its own accord is switched off.
  private static let quiet = [
    "--headless", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions",
    "--disable-domain-reliability", "--disable-client-side-phishing-detection", "--no-pings",
    "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,OptimizationHints,MediaRouter,Translate",
  ]

  /// A test that makes one requires `.browser`.
  package init() throws {
    program = try Requirement.browser.path
    profile = try TemporaryFolder()
  }

  /// The document of a page after its scripts have run.
  package func document(of address: String) throws -> String {
    try Tool.run(program, Self.quiet + ["--user-data-dir=\(profile.path)", "--dump-dom", address]).output
  }

  /// Opens a page and lets it go on.
  ///
  /// - Parameter flags: further words for the command line.
  package func open(_ address: String, flags: [String]) throws -> OpenPage {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments =
      Self.quiet + ["--user-data-dir=\(profile.path)", "--remote-debugging-port=0"] + flags + [address]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return OpenPage(process: process)
  }

  /// A browser that runs until it is closed.
  package struct OpenPage {
    fileprivate let process: Process

    package func close() {
      process.terminate()
      process.waitUntilExit()
    }
  }
}
