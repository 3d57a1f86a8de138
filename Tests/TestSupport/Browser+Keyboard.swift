/// What a reader does with a keyboard and nothing else.
extension Browser {
  /// A key, or several held together.
  package struct Key: Sendable {
    let name: String
    let code: Int
    var text: String?
    var modifiers = 0

    package static let tab = Key(name: "Tab", code: 9)
    package static let shiftTab = Key(name: "Tab", code: 9, modifiers: 8)
    package static let enter = Key(name: "Enter", code: 13, text: "\r")
    package static let escape = Key(name: "Escape", code: 27)
    package static let space = Key(name: " ", code: 32, text: " ")
    package static let left = Key(name: "ArrowLeft", code: 37)
    package static let up = Key(name: "ArrowUp", code: 38)
    package static let right = Key(name: "ArrowRight", code: 39)
    package static let down = Key(name: "ArrowDown", code: 40)

    /// A small letter.
    package static func letter(_ letter: Character) -> Key {
      Key(name: String(letter), code: Int(letter.uppercased().utf8.first ?? 0), text: String(letter))
    }
  }

  package func press(_ key: Key, in tab: Tab) throws {
    var event: [String: Any] = [
      "type": key.text == nil ? "rawKeyDown" : "keyDown", "key": key.name, "code": key.name,
      "windowsVirtualKeyCode": key.code, "modifiers": key.modifiers,
    ]
    event["text"] = key.text
    _ = try call("Input.dispatchKeyEvent", event, tab)
    event["type"] = "keyUp"
    event["text"] = nil
    _ = try call("Input.dispatchKeyEvent", event, tab)
  }

  /// Answers the media features that a reader's settings decide, such as `prefers-reduced-motion`.
  package func set(_ feature: String, to value: String, in tab: Tab) throws {
    _ = try call("Emulation.setEmulatedMedia", ["features": [["name": feature, "value": value]]], tab)
  }
}
