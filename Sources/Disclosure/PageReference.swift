/// The page a link stands on.
package struct PageReference: Hashable, Sendable {
  /// The output path.
  package let path: String
  package let title: String
  /// The policy's id where the page shows a version of one.
  package let policy: String?
  /// The version's id, such as `2025-01-15` or `2025-01-15-2`.
  package let version: String?

  package init(path: String, title: String, policy: String? = nil, version: String? = nil) {
    self.path = path
    self.title = title
    self.policy = policy
    self.version = version
  }

  /// By version, then by path.
  static func inOrder(_ a: PageReference, _ b: PageReference) -> Bool {
    if a.version != b.version { return isEarlier(a.version ?? "", b.version ?? "") }
    return (a.path, a.title) < (b.path, b.title)
  }

  /// The order of version ids: their parts between hyphens, numbers by value, so that `-10` follows `-2`.
  static func isEarlier(_ a: String, _ b: String) -> Bool {
    // Different days, as most are, are in the order of their letters.
    if a.utf8.count >= 10, b.utf8.count >= 10, !a.utf8.prefix(10).elementsEqual(b.utf8.prefix(10)) { return a < b }
    let (x, y) = (a.split(separator: "-"), b.split(separator: "-"))
    for (p, q) in zip(x, y) where p != q {
      if let m = Int(p), let n = Int(q), m != n { return m < n }
      return p < q
    }
    return x.count == y.count ? a < b : x.count < y.count
  }
}
