import Foundation
import TestSupport
import Testing

/// What `make test` does before and after the tests.
@Suite struct ScriptTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["setup.sh", "skipped.sh"] {
      try folder.copy(ProjectFolder.url.appending(path: "Scripts/\(name)"), to: name)
    }
  }

  private func run(_ name: String, _ arguments: String...) throws -> Program.Result {
    try Program.run(arguments, in: folder.url, program: folder.url.appending(path: name))
  }

  // MARK: Skipped tests

  private func report(_ cases: String) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite name=\"TestResults\">\n\(cases)"
      + "  </testsuite>\n</testsuites>\n"
  }

  @Test func skippedTestsAreListedByTheirReasons() throws {
    try folder.write([
      "report.xml": report(
        """
            <testcase classname="SiteTests.PageTests" name="opens(width:)" >
              <skipped>no browser: apt-get install &lt;one&gt; &amp; &quot;two&quot;</skipped>
            </testcase>
            <testcase classname="SiteTests.PageTests" name="passes()" time="0.1" />
            <testcase classname="SiteTests.HostTests" name="serves()" >
              <skipped>no nginx</skipped>
            </testcase>
            <testcase classname="SiteTests.PageTests" name="closes()" >
              <skipped>no browser: apt-get install &lt;one&gt; &amp; &quot;two&quot;</skipped>
            </testcase>

        """)
    ])
    let result = try run("skipped.sh", "report.xml")
    #expect(
      result.output == """
        4 tests, 3 skipped:
          2: no browser: apt-get install <one> & "two"
            PageTests.opens
            PageTests.closes
          1: no nginx
            HostTests.serves

        """)
    #expect(result.status == 0)
  }

  @Test func thatNothingWasSkippedIsSaidToo() throws {
    try folder.write(["report.xml": report("    <testcase classname=\"A.B\" name=\"c()\" time=\"0.1\" />\n")])
    #expect(try run("skipped.sh", "report.xml").output == "1 test, 0 skipped\n")
  }

  @Test func aRunThatBrokeOffIsAFailure() throws {
    let result = try run("skipped.sh", "report.xml")
    #expect(result.status == 1)
    #expect(result.output == "The tests broke off: there is no report.xml\n")
  }

  // MARK: Packages

  /// As a user who may not install anything: `sudo` would ask for a password.
  private func setUp(_ words: String...) throws -> Program.Result {
    let sudo = folder.path + "/bin/sudo"
    try folder.write(["bin/sudo": "#!/bin/sh\nexit 1\n"])
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: sudo)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let user = geteuid() == 0 ? ["setpriv", "--reuid=65534", "--clear-groups"] : []
    return try Program.run(
      user + [folder.path + "/setup.sh"] + words, environment: ["PATH": folder.path + "/bin:" + path],
      program: URL(fileURLWithPath: "/usr/bin/env"))
  }

  @Test func whatAUserCannotInstallForTestsIsNamedAndTheTestsGoOn() throws {
    let result = try setUp("bash", "--for-tests", "no-such-package", "bash", "no-other")
    #expect(result.status == 0)
    #expect(
      result.errors
        == "These packages are missing. Install them with: apt-get install no-such-package no-other\n"
        + "Tests that need them are skipped.\n")
  }

  @Test func whatIsNeededToBuildIsNoChoice() throws {
    let result = try setUp("no-such-package", "--for-tests", "no-other")
    #expect(result.status == 1)
    #expect(
      result.errors
        == "These packages are missing. Install them with: apt-get install no-such-package no-other\n")
  }

  @Test func whereAllIsThereNothingIsSaid() throws {
    let result = try setUp("bash", "--for-tests", "coreutils")
    #expect(result.output + result.errors == "")
    #expect(result.status == 0)
  }
}
