/// What a template may use: every name, what follows it, and a sentence on it.
///
/// Templates are checked against it, the views of pages are checked against it, and the reference of themes is made from it.
package struct ViewModel: Sendable {
  /// A name of a view.
  package struct Name: Sendable {
    package indirect enum Kind: Sendable {
      /// Plain text, which the template escapes.
      case text
      /// An address that the program makes.
      case address
      /// Markup that the program makes: `{{{name}}}`.
      case markup
      /// Whether something is so.
      case flag
      /// Names of its own.
      case view([Name])
      /// Any number of views.
      case list([Name])
    }

    package let name: String
    package let kind: Kind
    package let meaning: String

    /// The names that a section of this one opens.
    package var inner: [Name] {
      switch kind {
      case .view(let names), .list(let names): names
      case .text, .address, .markup, .flag: []
      }
    }
  }

  /// What is made with it.
  package let meaning: String
  package let names: [Name]

  package init(_ meaning: String, _ names: [Name]) {
    self.meaning = meaning
    self.names = names
  }

  /// Every name, also those inside others.
  var allNames: [Name] {
    var (found, waiting): ([Name], [Name]) = ([], names.reversed())
    while let name = waiting.popLast() {
      found.append(name)
      waiting += name.inner.reversed()
    }
    return found
  }

  /// The names of a view that are not declared, or hold something else; for assertions.
  package func undeclaredNames(in view: View) -> [String] { Self.undeclaredNames(in: view, names) }

  private static func undeclaredNames(in view: View, _ names: [Name]) -> [String] {
    view.entries.flatMap { entry -> [String] in
      guard let name = names.first(where: { $0.name == entry.name }) else { return [entry.name] }
      switch (entry.value, name.kind) {
      case (.text, .text), (.text, .address), (.text, .markup), (.slot, .markup), (.flag, .flag): return []
      case (.view(let inner), .view(let names)): return undeclaredNames(in: inner, names)
      case (.list(let views), .list(let names)): return views.flatMap { undeclaredNames(in: $0, names) }
      default: return [entry.name]
      }
    }
  }
}

extension ViewModel.Name {
  static func text(_ name: String, _ meaning: String) -> Self { Self(name: name, kind: .text, meaning: meaning) }
  static func address(_ name: String, _ meaning: String) -> Self { Self(name: name, kind: .address, meaning: meaning) }
  static func markup(_ name: String, _ meaning: String) -> Self { Self(name: name, kind: .markup, meaning: meaning) }
  static func flag(_ name: String, _ meaning: String) -> Self { Self(name: name, kind: .flag, meaning: meaning) }

  static func view(_ name: String, _ meaning: String, _ names: [Self]) -> Self {
    Self(name: name, kind: .view(names), meaning: meaning)
  }

  static func list(_ name: String, _ meaning: String, _ names: [Self]) -> Self {
    Self(name: name, kind: .list(names), meaning: meaning)
  }
}
