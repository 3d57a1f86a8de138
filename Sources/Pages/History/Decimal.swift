/// Numbers as SVG has them; those that people read are written by `Phrases`.
enum Decimal {
  /// At most one decimal.
  static func text(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }
}
