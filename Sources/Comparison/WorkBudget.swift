/// How much work a comparison may still do. Counted in steps, never in time, so that the same pair always gives the
/// same answer.
struct WorkBudget {
  /// Similarities of two clauses, and steps of the alignment of equal ones.
  var clausePairs = Purse(2_000_000)
  /// Words compared, and steps of their alignment.
  var wordSteps = Purse(40_000_000)

  /// Whether something was left unexamined.
  var isExhausted: Bool { clausePairs.isExhausted || wordSteps.isExhausted }

  /// Steps that all examinations of one kind share. Each pays before it works, so that everything that was done was paid for.
  struct Purse {
    /// Steps not taken yet.
    private(set) var left: Int
    /// Whether steps were refused: something was left unexamined, permanently.
    private(set) var isExhausted = false

    init(_ steps: Int) { left = steps }

    /// Takes steps. Where too few are left it takes none and returns false; then the work that they were for must not
    /// be done. A smaller piece of work may still be paid for.
    mutating func spend(_ steps: Int) -> Bool {
      guard left >= steps else {
        refuse()
        return false
      }
      left -= steps
      return true
    }

    /// Records that something was left unexamined.
    mutating func refuse() { isExhausted = true }

    /// Lets one examination take at most so many of the steps.
    mutating func lend<Answer>(atMost steps: Int, to examination: (inout Purse) -> Answer) -> Answer {
      let granted = min(left, steps)
      var part = Purse(granted)
      let answer = examination(&part)
      left -= granted - part.left
      if part.isExhausted { refuse() }
      return answer
    }
  }
}
