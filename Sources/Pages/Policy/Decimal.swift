/// Numbers as pages show them, the same in every locale.
enum Decimal {
  /// At most one decimal.
  static func text(_ value: Double) -> String {
    let tenths = tenths(value)
    return tenths % 10 == 0 ? "\(tenths / 10)" : withOnePlace(value)
  }

  /// Always one decimal, so that a column of them lines up.
  static func withOnePlace(_ value: Double) -> String {
    let tenths = tenths(value)
    return "\(tenths / 10).\(abs(tenths % 10))"
  }

  private static func tenths(_ value: Double) -> Int { Int((value * 10).rounded()) }
}
