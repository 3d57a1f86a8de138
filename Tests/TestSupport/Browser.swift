package import Foundation

/// A real Chromium, asked through its debugging pipe (Chrome DevTools Protocol, messages that end with a zero byte).
package final class Browser {
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  /// The browser's answer that it cannot do what it was asked.
  struct Refusal: Error, CustomStringConvertible {
    let description: String
  }

  private let folder: TemporaryFolder
  private let process = Process()
  private let requests: FileHandle
  private let answers: FileHandle
  private var received = Data()
  private var count = 0
  /// How many pages were loaded since the last start.
  private var loads = 0

  /// Starts one; a test that does so requires `.browser`.
  package init() throws {
    folder = try TemporaryFolder()
    let (inward, outward) = (folder.path + "/requests", folder.path + "/answers")
    guard mkfifo(inward, 0o600) == 0, mkfifo(outward, 0o600) == 0 else { throw Fault(description: "no pipes") }
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c",
      "exec \"$0\" --headless --no-sandbox --disable-dev-shm-usage --remote-debugging-pipe "
        + "--user-data-dir=\"$3\" 3<\"$1\" 4>\"$2\"",
      try Requirement.browser.path, inward, outward, folder.path + "/profile",
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

  /// A script that runs in every page of a tab before its own.
  package func addScript(_ source: String, in tab: Tab) throws {
    _ = try call("Page.addScriptToEvaluateOnNewDocument", ["source": source], tab)
  }

  /// Opens another page in a tab and waits until it is loaded.
  package func go(to address: String, in tab: Tab) throws {
    try start(for: address, in: tab)
    try waitUntilLoaded()
  }

  /// Opens another page in a tab; `waitUntilLoaded` is to follow.
  package func start(for address: String, in tab: Tab) throws {
    loads = 0
    _ = try call("Page.navigate", ["url": address], tab)
  }

  /// Waits until the page that was started for is loaded.
  package func waitUntilLoaded() throws {
    while loads == 0 { _ = try next() }
  }

  /// The value of an expression in the page of a tab; nil while a page is on its way.
  package func value(of expression: String, in tab: Tab) throws -> Any? {
    try evaluate(["expression": expression], in: tab)
  }

  /// What a promise in the page of a tab becomes; nil if the page is left before.
  package func value(ofPromise expression: String, in tab: Tab) throws -> Any? {
    try evaluate(["expression": expression, "awaitPromise": true], in: tab)
  }

  private func evaluate(_ parameters: [String: Any], in tab: Tab) throws -> Any? {
    do {
      let answer = try call("Runtime.evaluate", parameters.merging(["returnByValue": true]) { $1 }, tab)
      return (answer["result"] as? [String: Any])?["value"]
    } catch is Refusal {
      return nil
    }
  }

  /// Waits until an expression is true, in the page of a tab or in the one that takes its place.
  ///
  /// - Throws: if it is not so in the time that `Patience` has.
  package func wait(until expression: String, in tab: Tab) throws {
    let patience = Patience("the page: \(expression)")
    while try value(ofPromise: Self.look(for: expression), in: tab) as? Bool != true { try patience.check() }
  }

  /// A promise that is kept as soon as the expression is true, and after a second in any case.
  private static func look(for expression: String) -> String {
    """
    new Promise((resolve) => {
      const end = performance.now() + 1000;
      const isTrue = () => { try { return (\(expression)) === true; } catch { return false; } };
      const look = () => isTrue() ? resolve(true) : performance.now() > end ? resolve(false) : setTimeout(look, 10);
      look();
    })
    """
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
        throw Refusal(description: "\(method): \(answer["error"] ?? "")")
      }
      return result
    }
  }

  /// The next message. A browser that sends nothing at all in the time that `Patience` has, has failed.
  private func next() throws -> [String: Any] {
    while true {
      if let end = received.firstIndex(of: 0) {
        let text = received[received.startIndex..<end]
        received = Data(received[received.index(after: end)...])
        let message = try JSONSerialization.jsonObject(with: text) as? [String: Any] ?? [:]
        if message["method"] as? String == "Page.loadEventFired" { loads += 1 }
        return message
      }
      var waiting = pollfd(fd: answers.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, Patience.milliseconds) > 0 else { throw Fault(description: "the browser is silent") }
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
