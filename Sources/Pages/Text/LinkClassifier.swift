package import Disclosure

/// A classifier that remembers its answers: the versions of a policy hold the same links again and again.
package struct LinkClassifier: Sendable {
  package let classifier: Classifier
  private var answers: [Key: DisclosedLink] = [:]

  package init(_ classifier: Classifier) { self.classifier = classifier }

  /// - Parameters:
  ///   - href: the address, UTF-8.
  ///   - label: the words of the link, UTF-8.
  package mutating func link(href: ArraySlice<UInt8>, label: ArraySlice<UInt8>) -> DisclosedLink {
    let key = Key(href: href, label: label)
    if let answer = answers[key] { return answer }
    let answer = DisclosedLink(
      classifier.linkOut(href: String(decoding: href, as: UTF8.self), label: String(decoding: label, as: UTF8.self)))
    // The key must not keep the whole text alive that the slices are cut from.
    answers[Key(href: ArraySlice(Array(href)), label: ArraySlice(Array(label)))] = answer
    return answer
  }

  /// - Returns: nil where an image does not come from a host that pages may load from.
  mutating func embeddedImage(href: ArraySlice<UInt8>) -> DisclosedLink? {
    let href = String(decoding: href, as: UTF8.self)
    guard let host = classifier.classify(href).foreignHost, classifier.allowsEmbeds(from: host) else { return nil }
    return DisclosedLink(classifier.embed(href: href, label: "<img src>", carriesPolicy: true))
  }

  private struct Key: Hashable {
    let href: ArraySlice<UInt8>
    let label: ArraySlice<UInt8>

    /// The bytes at once: array slices are hashed one by one.
    func hash(into hasher: inout Hasher) {
      href.withUnsafeBytes { hasher.combine(bytes: $0) }
      hasher.combine(href.count)
      label.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }
}
