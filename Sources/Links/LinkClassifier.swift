package import Disclosure
package import Words

/// A classifier that remembers its answers: the versions of a policy hold the same links again and again. There is one
/// `DisclosedLink` for each address with its words, and one for each picture, however often they occur.
package struct LinkClassifier: Sendable {
  package let classifier: Classifier
  private let words: Phrases
  private var answers: [(key: Key, link: DisclosedLink, next: Int)] = []
  private var indices: [Key: Int] = [:]
  /// What was said of pictures, by their addresses; nil of one that is not loaded.
  private var embeds: [String: DisclosedLink?] = [:]
  /// The last answer. What followed it before will mostly follow it again: the next version has the same links.
  private var last: Int?

  /// - Parameter words: those of the pages that hold the links.
  package init(_ classifier: Classifier, _ words: Phrases) {
    self.classifier = classifier
    self.words = words
  }

  /// - Parameters:
  ///   - href: the address, UTF-8.
  ///   - label: the words of the link, UTF-8.
  package mutating func link(href: ArraySlice<UInt8>, label: ArraySlice<UInt8>) -> DisclosedLink {
    let key = Key(href: href, label: label)
    let index = followingLast(key) ?? indices[key] ?? add(key)
    if let last { answers[last].next = index }
    last = index
    return answers[index].link
  }

  private func followingLast(_ key: Key) -> Int? {
    guard let last else { return nil }
    let next = answers[last].next
    return answers.indices.contains(next) && answers[next].key == key ? next : nil
  }

  private mutating func add(_ key: Key) -> Int {
    let link = DisclosedLink(
      classifier.linkOut(
        href: String(decoding: key.href, as: UTF8.self), label: String(decoding: key.label, as: UTF8.self)), words,
      classifier.catalogue)
    // The key must not keep the whole text alive that the slices are cut from.
    let key = Key(href: ArraySlice(Array(key.href)), label: ArraySlice(Array(key.label)))
    indices[key] = answers.count
    answers.append((key, link, -1))
    return answers.count - 1
  }

  /// - Returns: nil where an image does not come from a host that pages may load from.
  mutating func embeddedImage(href: ArraySlice<UInt8>) -> DisclosedLink? {
    let href = String(decoding: href, as: UTF8.self)
    if let known = embeds[href] { return known }
    let isLoaded = classifier.classify(href).foreignHost.map(classifier.allowsEmbeds) ?? false
    let image =
      isLoaded ? DisclosedLink(classifier.embed(href: href, label: "<img src>", carriesPolicy: true), words) : nil
    embeds[href] = .some(image)
    return image
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
