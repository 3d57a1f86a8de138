/// How much work a comparison may still do. Counted in steps, never in time, so that the same pair always gives the
/// same answer.
struct WorkBudget {
  /// Similarities of two clauses.
  var clausePairs = 2_000_000
  /// Steps of word alignment.
  var wordSteps = 40_000_000
  /// Set once something was left unexamined.
  private(set) var isExhausted = false

  /// Takes steps from a purse; false, and remembered, where too few are left.
  mutating func spend(_ steps: Int, from purse: WritableKeyPath<WorkBudget, Int>) -> Bool {
    guard self[keyPath: purse] >= steps else {
      isExhausted = true
      return false
    }
    self[keyPath: purse] -= steps
    return true
  }
}
