import Synchronization

/// A value that is found when it is first asked for, and kept.
final class Memo<Value: Sendable>: Sendable {
  private let kept = Mutex<Value?>(nil)

  var isFilled: Bool { kept.withLock { $0 != nil } }

  func value(_ find: () -> Value) -> Value {
    if let known = kept.withLock({ $0 }) { return known }
    let found = find()
    kept.withLock { $0 = found }
    return found
  }
}
