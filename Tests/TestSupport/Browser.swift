package import Foundation

/// A real Chromium, asked through its debugging pipe (Chrome DevTools Protocol, messages that end with a zero byte).
package final class Browser {
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  private static let names = ["chromium", "chromium-browser", "google-chrome"]
  private let folder: TemporaryFolder
  private let process = Process()
  private let requests: FileHandle
  private let answers: FileHandle
  private var received = Data()
  private var count = 0

  /// Nil, with a printed reason, where there is no Chromium.
  package static func open(for test: String) throws -> Browser? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let candidates = folders.flatMap { folder in names.map { "\(folder)/\($0)" } }
    guard let program = candidates.first(where: FileManager.default.isExecutableFile) else {
      print("skipped: \(test): no chromium on the PATH")
      return nil
    }
    return try Browser(program)
  }

  private init(_ program: String) throws {
    folder = try TemporaryFolder()
    let (inward, outward) = (folder.path + "/requests", folder.path + "/answers")
    guard mkfifo(inward, 0o600) == 0, mkfifo(outward, 0o600) == 0 else { throw Fault(description: "no pipes") }
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "exec \"$0\" --headless --no-sandbox --remote-debugging-pipe --user-data-dir=\"$3\" 3<\"$1\" 4>\"$2\"",
      program, inward, outward, folder.path + "/profile",
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    // Opened for both, so that neither side waits for the other.
    requests = try Self.pipe(inward)
    answers = try Self.pipe(outward)
  }

  private static func pipe(_ path: String) throws -> FileHandle {
    let descriptor = Foundation.open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw Fault(description: "cannot open \(path)") }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  /// The accessibility tree of a page, as a screen reader walks through it.
  package func accessibilityTree(of page: URL) throws -> [AccessibleNode] {
    let session = try openTab(at: page.absoluteString)
    let answer = try call("Accessibility.getFullAXTree", [:], session)
    return AccessibleNode.reading(answer["nodes"] as? [[String: Any]] ?? [])
  }

  /// Opens a page and waits until it is loaded.
  ///
  /// - Parameter width: that of the window, in CSS pixels; nil for the browser's own.
  package func openTab(at address: String, width: Int? = nil) throws -> Tab {
    let target = try call("Target.createTarget", ["url": "about:blank"])["targetId"] as? String ?? ""
    let session = try call("Target.attachToTarget", ["targetId": target, "flatten": true])["sessionId"] as? String
    if let width {
      let size: [String: Any] = ["width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false]
      _ = try call("Emulation.setDeviceMetricsOverride", size, session)
    }
    _ = try call("Page.enable", [:], session)
    try go(to: address, in: session)
    return session
  }

  /// Opens another page in a tab and waits until it is loaded.
  package func go(to address: String, in tab: Tab) throws {
    _ = try call("Page.navigate", ["url": address], tab)
    while try next()["method"] as? String != "Page.loadEventFired" {}
  }

  /// The value of an expression in the page of a tab; nil while a page is on its way.
  package func value(of expression: String, in tab: Tab) throws -> Any? {
    let answer = try? call("Runtime.evaluate", ["expression": expression, "returnByValue": true], tab)
    return (answer?["result"] as? [String: Any])?["value"]
  }

  /// Whether an expression comes true within half a minute.
  package func waits(for expression: String, in tab: Tab) throws -> Bool {
    for _ in 1...300 {
      if try value(of: expression, in: tab) as? Bool == true { return true }
      usleep(100_000)
    }
    return false
  }

  /// A tab's session.
  package typealias Tab = String?

  func call(_ method: String, _ parameters: [String: Any], _ session: String? = nil) throws -> [String: Any] {
    count += 1
    var message: [String: Any] = ["id": count, "method": method, "params": parameters]
    message["sessionId"] = session
    try requests.write(contentsOf: JSONSerialization.data(withJSONObject: message) + [0])
    while true {
      let answer = try next()
      guard answer["id"] as? Int == count else { continue }
      guard let result = answer["result"] as? [String: Any] else {
        throw Fault(description: "\(method): \(answer["error"] ?? "")")
      }
      return result
    }
  }

  /// The next message. A browser that says nothing for half a minute has failed.
  private func next() throws -> [String: Any] {
    while true {
      if let end = received.firstIndex(of: 0) {
        let message = received[received.startIndex..<end]
        received = Data(received[received.index(after: end)...])
        return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
      }
      var waiting = pollfd(fd: answers.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 30_000) > 0 else { throw Fault(description: "the browser is silent") }
      received.append(answers.availableData)
    }
  }
}

/// One node of an accessibility tree.
package struct AccessibleNode {
  package let role: String
  package let name: String
  /// The roles of the nodes around it, outermost first.
  package let around: [String]

  /// Nodes in reading order.
  static func reading(_ nodes: [[String: Any]]) -> [AccessibleNode] {
    let known = Dictionary(nodes.compactMap { node in (node["nodeId"] as? String).map { ($0, node) } }) { first, _ in
      first
    }
    var found: [AccessibleNode] = []
    func visit(_ id: String, _ around: [String]) {
      guard let node = known[id] else { return }
      let role = (node["role"] as? [String: Any])?["value"] as? String ?? ""
      let name = (node["name"] as? [String: Any])?["value"] as? String ?? ""
      if node["ignored"] as? Bool != true { found.append(AccessibleNode(role: role, name: name, around: around)) }
      for child in node["childIds"] as? [String] ?? [] { visit(child, around + [role]) }
    }
    if let root = nodes.first?["nodeId"] as? String { visit(root, []) }
    return found
  }
}
