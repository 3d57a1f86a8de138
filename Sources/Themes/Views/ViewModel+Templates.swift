extension ViewModel {
  /// The views of layouts, by the layout's name.
  package static let layouts: [String: ViewModel] = [
    "page": page, "policy": policy, "history": history, "redline": redline, "compare": compare, "sections": sections,
    "clauses": clauses, "ledger": ledger, "destination": destination, "policies": policies, "marketing": marketing,
    "text": text,
    "listing": listing, "redirect": redirect,
    "search": search,
    "checking": checking, "not-found": notFound,
  ]

  /// The views of the partials that are made by themselves, by the partial's name.
  package static let partials: [String: ViewModel] = [
    "header": ViewModel("The head of every page.", chrome), "footer": ViewModel("The foot of every page.", chrome),
    "destinations": ViewModel("The list at the end of a page whose layout has no place for it.", links),
  ]

  /// The names that the program adds to those of a block's schema, by the block's type.
  package static let additionsToBlocks: [String: [Name]] = [
    "redline": [.markup("redline", "The comparison of `before` with `after`.")],
    "policies": [
      .list(
        "policies", "The policies of the site.",
        policyLink + [
          .text("status_text", "Since when the text stands, or when it was captured."),
          .address("history_href", "The history."),
        ])
    ],
  ]

  /// The names that every layout but `page` has.
  package static let links: [Name] = [
    .flag("has_links", "Whether the page leads elsewhere."),
    .markup("links", "Where the links of the page lead, and what each destination learns."),
  ]

  /// The view of a template by its path in the theme; nil for partials that others include, and for unknown layouts.
  package static func of(_ path: String, blocks: [String: BlockSchema]) -> ViewModel? {
    let name = ThemePath.name(path)
    switch ThemePath.kind(path) {
    case .layout where name == "page": return page
    case .layout: return layouts[name].map { ViewModel($0.meaning, $0.names + links) }
    case .block: return blocks[name].map { ViewModel(block: name, $0) }
    case .partial: return partials[name]
    case .asset, .strings, nil: return nil
    }
  }

  /// The view of a block: the fields of its schema, and what the program adds.
  package init(block type: String, _ schema: BlockSchema) {
    self.init(schema.about ?? "", Name.names(schema.fields) + (Self.additionsToBlocks[type] ?? []))
  }

  /// Values that are addresses wherever they are.
  static let addresses: Set<String> = Set(
    [layouts, partials].flatMap(\.values).flatMap(\.allNames).compactMap {
      if case .address = $0.kind { $0.name } else { nil }
    })
}

extension ViewModel.Name {
  /// The fields of a schema as names of a view.
  static func names(_ fields: [BlockSchema.Field]) -> [Self] {
    fields.map { field in
      let kind: Kind =
        switch field.type {
        case .text: .text
        case .markdown: .markup
        case .href: .address
        case .list: .list(names(field.fields))
        }
      return Self(name: field.name, kind: kind, meaning: field.about ?? "")
    }
  }
}
