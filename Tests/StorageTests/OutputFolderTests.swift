import Diagnostics
import Foundation
import Storage
import Synchronization
import TestSupport
import Testing

/// The published folder: what it replaces, in which steps, and what nobody ever sees of it.
@Suite struct OutputFolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var output: String { folder.path + "/output" }

  private func open(
    tries: Int = 1, _ system: SystemCalls = SystemCalls(), waiting: @Sendable (String) -> Void = { _ in }
  ) async throws -> OutputFolder {
    try await OutputFolder(
      output, content: folder.path + "/content", tries: tries, system, waiting: waiting)
  }

  private func publish(_ text: String, _ system: SystemCalls = SystemCalls()) async throws {
    let site = try await open(system)
    try site.write(Array(text.utf8), to: "a/index.html")
    try site.publish()
  }

  private func problem(
    _ system: SystemCalls = SystemCalls(), publishing text: String = "new"
  ) async throws
    -> Diagnostic
  {
    try await #require(throws: Diagnostic.self) { try await publish(text, system) }
  }

  /// What is beside the output, hidden or not.
  private func beside() throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)).subtracting(["output"])
  }

  static let waysOfRefusing = [
    [], ["no-exchange"], ["no-exchange", "no-folder-renames"], ["no-conditional-renames"],
    ["no-exchange", "no-folder-renames", "no-conditional-renames"],
  ]

  private func system(refusing options: [String]) -> SystemCalls {
    var system = SystemCalls()
    system.refusesExchange = options.contains("no-exchange")
    system.refusesFolderRenames = options.contains("no-folder-renames")
    system.refusesConditionalRenames = options.contains("no-conditional-renames")
    return system
  }

  // MARK: Steps

  @Test(arguments: waysOfRefusing)
  func theNewSiteTakesThePlaceOfTheOldOne(_ options: [String]) async throws {
    try await publish("old", system(refusing: options))
    try folder.write(["output/stale.html": "old", "output/.gitignore": "*\n"])
    try await publish("new", system(refusing: options))
    #expect(try folder.text("output/a/index.html") == "new")
    #expect(!folder.exists("output/stale.html"))
    #expect(try folder.text("output/.gitignore") == "*\n")
    #expect(try beside().isEmpty)
  }

  @Test func filesAreOnDiskBeforeTheyAreInPlaceAndNamesBeforeTheOldOnesAreRemoved() async throws {
    #expect(try await Probe.steps(["publish", output, "a"]) == ["sync files", "rename", "sync names"])
    #expect(
      try await Probe.steps(["publish", output, "b"]) == ["sync files", "exchange", "sync names", "remove old"])
    #expect(
      try await Probe.steps(["publish", output, "c", "no-exchange"]) == [
        "sync files", "exchange", "rename", "sync names", "move aside", "rename", "sync names", "remove old",
      ])
  }

  /// All texts of the published site; nil if there is none.
  private func published() throws -> Set<String>? {
    guard folder.exists("output") else { return nil }
    let pages = try folder.files(below: "output").filter { $0.key.hasSuffix(".html") }
    return pages.count == 20 ? Set(pages.values.map { String(decoding: $0, as: UTF8.self) }) : ["\(pages.count) pages"]
  }

  @Test(arguments: waysOfRefusing)
  func aProgramThatIsKilledAtAnyStepLeavesTheOldSiteOrTheNewOne(_ options: [String]) async throws {
    var kills = 0
    while true {
      #expect(await Probe.run(["publish", output, "old"] + options) == .done)
      let end = await Probe.run(["publish", output, "new", "kill=\(kills + 1)"] + options)
      if end == .done { break }
      #expect(end == .killed)
      kills += 1
      if !options.contains("no-exchange") { #expect([["old"], ["new"]].contains(try published())) }
      // Whoever builds next finds the one or the other, before anything of its own is there.
      try await open(system(refusing: options)).discard()
      #expect([["old"], ["new"]].contains(try published()), "killed at step \(kills)")
      #expect(try beside().isEmpty, "killed at step \(kills)")
    }
    #expect(kills >= 24)
    #expect(try published() == ["new"])
  }

  @Test func aBuildIsPublishedOnlyOnce() async throws {
    let site = try await open()
    try site.publish()
    let other = try await open()
    #expect(throws: Diagnostic.self) { try site.publish() }
    site.discard()
    try other.write(Array("new".utf8), to: "index.html")
    try other.publish()
    #expect(try folder.text("output/index.html") == "new")
  }

  // MARK: Two at once

  @Test func theSecondBuildWaitsForTheFirst() async throws {
    let first = try await open()
    let (told, teller) = AsyncStream.makeStream(of: String.self)
    async let second = open(tries: 10_000) { teller.yield($0) }
    let holder = await told.first { _ in true }
    #expect(holder?.hasPrefix("another build (process \(getpid()) on ") == true)
    try first.write(Array("first".utf8), to: "index.html")
    try first.publish()
    let site = try await second
    #expect(try folder.text("output/index.html") == "first")
    try site.write(Array("second".utf8), to: "index.html")
    try site.publish()
    #expect(try folder.text("output/index.html") == "second")
    #expect(try beside().isEmpty)
  }

  @Test func aBuildThatWaitedTooOftenReportsWhoWrites() async throws {
    let first = try await open()
    let problem = try await #require(throws: Diagnostic.self) { try await open(tries: 2) }
    #expect(problem.rule == "output-locked")
    #expect(problem.message.hasPrefix("another build (process \(getpid()) on "))
    first.discard()
    try await publish("second")
  }

  @Test(arguments: ["sync files", "exchange", "sync names", "remove old"])
  func nobodyElseGetsInWhileASiteIsPublished(_ moment: String) async throws {
    try await publish("old")
    let refusals = Mutex(0)
    let path = output
    var system = SystemCalls()
    system.step = { step in
      guard step == moment else { return }
      // The lock of a program is its own: only another can tell whether it has it.
      let probe = Process()
      probe.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
      let (folder, name) = (URL(fileURLWithPath: path).deletingLastPathComponent().path, "output")
      probe.arguments = ["--nonblock", "\(folder)/.\(name).codicil-lock", "true"]
      try? probe.run()
      probe.waitUntilExit()
      if probe.terminationStatus == 1 { refusals.withLock { $0 += 1 } }
    }
    try await publish("new", system)
    #expect(refusals.withLock { $0 } == 1)
    #expect(try folder.text("output/a/index.html") == "new")
  }

  @Test func ofTwoProgramsAtOnceBothPublishOneAfterTheOther() async throws {
    let output = self.output
    for pair in 1...100 {
      async let first = Probe.run(["publish", output, "one"])
      async let second = Probe.run(["publish", output, "two"])
      let ends = await [first, second]
      #expect(ends == [.done, .done], "pair \(pair)")
      #expect([["one"], ["two"]].contains(try published()), "pair \(pair)")
    }
    #expect(try beside().isEmpty)
  }

  @Test func aLockThatAKilledBuildLeftIsTaken() async throws {
    #expect(await Probe.run(["publish", output, "old", "kill=3"]) == .killed)
    #expect(try beside() == [".output.codicil-lock", ".output.codicil-new"])
    try await publish("new")
    #expect(try beside().isEmpty)
  }

  // MARK: What is not replaced

  @Test(arguments: waysOfRefusing)
  func aFolderThatComesWhileASiteIsBuiltIsNotReplaced(_ options: [String]) async throws {
    let site = try await open(system(refusing: options))
    try folder.write(["output/thesis.txt": "precious"])
    let problem = try #require(throws: Diagnostic.self) { try site.publish() }
    #expect(problem.rule == "output-path")
    #expect(try folder.text("output/thesis.txt") == "precious")
    #expect(try beside().isEmpty)
  }

  /// The moment after the last look at what is there.
  @Test(arguments: [("exchange", []), ("move aside", ["no-exchange"])])
  func aFolderThatComesAtTheLastMomentIsNotReplaced(_ moment: String, _ options: [String]) async throws {
    try await publish("old")
    let path = folder.path
    var system = system(refusing: options)
    let isDone = Mutex(false)
    system.step = { step in
      guard step == moment,
        isDone.withLock({ done in
          defer { done = true }
          return !done
        })
      else { return }
      rename(path + "/output", path + "/elsewhere")
      mkdir(path + "/output", 0o755)
      _ = FileManager.default.createFile(atPath: path + "/output/thesis.txt", contents: Data("precious".utf8))
    }
    #expect(try await problem(system).rule == "output-path")
    #expect(try folder.text("output/thesis.txt") == "precious")
    #expect(try beside() == ["elsewhere"])
  }

  @Test func aFileThatComesWhileASiteIsBuiltIsNotReplaced() async throws {
    let site = try await open()
    try folder.write(["output": "a file"])
    #expect(throws: Diagnostic.self) { try site.publish() }
    #expect(try folder.text("output") == "a file")
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give up the right to read everything"))
  func aFolderThatCannotBeReadIsNotTakenForEmpty() async throws {
    try folder.write(["output/thesis.txt": "precious"])
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: output)
    let rights = "-dac_override,-dac_read_search"
    let problem = await #expect(throws: Diagnostic.self) {
      try await Program("setpriv", package: "util-linux").output(
        ["--bounding-set", rights, "--inh-caps", rights, Probe.path, "publish", output, "new"])
    }
    #expect(problem?.message.contains("output: error: cannot be read: Permission denied [file-unreadable]") == true)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: output)
    #expect(try folder.text("output/thesis.txt") == "precious")
  }

  // MARK: Other file systems

  @Test(.enabled(if: MountNamespace.isAvailable, "\(MountNamespace.reason)"))
  func aMountPointIsRefusedBeforeAnythingIsBuilt() async throws {
    let printed = try await MountNamespace.script(
      #"mkdir "$2"; mount -t tmpfs tmpfs "$2"; "$1" publish "$2" new list || echo "status $?"; ls -A "$2" "$2/..""#,
      [Probe.path, output])
    #expect(printed.contains("a file system is mounted at the output folder"))
    #expect(printed.contains("status 1"))
    #expect(!printed.contains("sync files") && !printed.contains("codicil-new"))
  }

  @Test(.enabled(if: MountNamespace.isAvailable, "\(MountNamespace.reason)"))
  func aFullDiskLeavesTheOldSite() async throws {
    let printed = try await MountNamespace.script(
      #"""
      mkdir "$2"; mount -t tmpfs -o size=256k tmpfs "$2"; "$1" publish "$2/site" old
      "$1" publish "$2/site" "$(head -c 60000 /dev/zero | tr '\0' n)" || echo "status $?"
      cat "$2"/site/*.html "$2"/site/*/*.html; ls -A "$2"
      """#, [Probe.path, folder.path + "/disk"])
    #expect(printed.contains("No space left on device"))
    #expect(printed.hasSuffix("status 1\n" + String(repeating: "old", count: 20) + "site\n"))
  }

  /// A folder that a lower layer has can neither be exchanged nor renamed.
  @Test(.enabled(if: MountNamespace.isAvailable, "\(MountNamespace.reason)"))
  func aFolderOfALowerLayerOfAnOverlayIsReplaced() async throws {
    let printed = try await MountNamespace.script(
      #"""
      mkdir "$2"; mount -t tmpfs tmpfs "$2"; cd "$2"; mkdir lower upper work merged
      "$1" publish lower/site old
      mount -t overlay overlay -o lowerdir=lower,upperdir=upper,workdir=work,redirect_dir=off merged
      "$1" publish merged/site new list
      cat merged/site/*.html merged/site/*/*.html; ls -A merged
      """#, [Probe.path, folder.path + "/disk"])
    #expect(printed.contains("move aside\nremove target\nrename\n"))
    #expect(printed.hasSuffix(String(repeating: "new", count: 20) + "site\n"))
  }
}
