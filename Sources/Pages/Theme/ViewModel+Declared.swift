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
        titledLink + [
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
  static func of(_ path: String, blocks: [String: BlockSchema]) -> ViewModel? {
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

  /// Values that are addresses wherever they stand.
  static let addresses: Set<String> = Set(
    [layouts, partials].flatMap(\.values).flatMap(\.allNames).compactMap {
      if case .address = $0.kind { $0.name } else { nil }
    })

  // MARK: What several have

  private static let titledLink: [Name] = [.address("href", "Its page."), .text("title", "Its title.")]

  private static func link(_ name: String, _ meaning: String) -> Name {
    .view(name, meaning, [.address("href", "Where it leads."), .text("label", "Its words.")])
  }

  private static func date(_ meaning: String) -> [Name] {
    [.text("iso", "\(meaning), as in 2025-01-15."), .text("text", "\(meaning), in words.")]
  }

  private static func traffic(_ name: String, _ meaning: String) -> Name {
    .list(name, meaning, [.text("domain", "Its domain."), .address("href", "Its page in the ledger.")])
  }

  private static let counts = Name.list(
    "counts", "How many changes there are of each class.",
    [
      .text("kind", "The class: `inserted`, `edited` …"), .text("label", "The class in words."),
      .text("count", "How many."),
    ])

  private static let verdict: [Name] = [
    .text("verdict", "`none`, `cosmetic` or `substantive`."), .text("verdict_label", "The verdict in words."),
  ]

  private static let policyLinks: [Name] = [
    .text("policy_title", "The policy's title."), .address("policy_href", "The version in force."),
  ]

  private static let feeds = Name.list(
    "feeds", "The same as data.", [.address("href", "The file."), .text("label", "What it is.")])

  private static let menuEntry: [Name] = [
    .address("href", "Its page."), .text("label", "Its words."),
    .flag("current", "Whether it leads to the page that is shown, or to one above it."),
    .text("place", "Which of these, as `aria-current` says it: `page` or `true`."),
  ]

  private static func found(_ marks: [Name]) -> Name {
    .view(
      "search", "What an index of the site is told of the text, where there is one.",
      [.text("name", "Its name.")] + marks)
  }

  /// What pages say of the pages around them.
  private static let surroundings: [Name] = [
    found([]),
    .flag("has_trail", "Whether the page stands in a folder that has a page."),
    .list(
      "trail", "The pages of the folders it stands in, outermost first.",
      [.address("href", "The page."), .text("label", "Its title.")]),
    .list("dates", "The page's date, if it has one.", date("The day")),
    .flag("has_tags", "Whether it bears tags."),
    .list("tags", "Its tags.", [.address("href", "The tag's page."), .text("label", "The tag.")]),
    .flag("has_pages", "Whether it lists pages."),
    .list(
      "pages", "The pages in its folder.",
      titledLink + [
        .text("text", "Its description."), .list("dates", "Its date, if it has one.", date("The day")),
      ]),
  ]

  private static let chrome: [Name] = [
    .text("site_title", "The site's title."), .address("home", "The start page."),
    .list(
      "menu", "The entries of the menu.",
      menuEntry + [
        .flag("has_items", "Whether it holds other entries."),
        .flag("within", "Whether the page that is shown is one of them, or lies below one."),
        .list("items", "The entries in it; the first is itself, where it leads somewhere.", menuEntry),
      ]),
    .text("publisher", "Who publishes the site, if it says so."),
    .list("policies", "The policies, where there are twelve at most.", titledLink),
    .address("all_policies", "The list of policies, if it is not the start page."),
    .address("search", "The page to search the site, if there is one."),
    .address("ledger", "The ledger of destinations."), .text("as_of", "The day of the site, in words."),
    .text("as_of_iso", "The same, as in 2025-01-15."), .text("generator", "The program and its version."),
  ]

  // MARK: The frame

  private static let page = ViewModel(
    "The frame of every page.",
    [
      .text("language", "The page's language, as in `en`."), .text("direction", "`ltr` or `rtl`."),
      .text("title", "The title for the window."), .text("description", "A sentence for search engines."),
      .text("site_title", "The site's title."), .text("kind", "What kind of page it is; the class of the body."),
      .text("robots", "`noindex` where search engines should pass by."),
      .address("canonical", "The page's public address."), .text("og_type", "Its kind for Open Graph."),
      .address("og_image", "The card that other sites show."),
      .list(
        "feeds", "The feeds of the page.",
        [
          .address("href", "The feed."), .text("type", "Its media type."), .text("title", "Its title."),
        ]),
      .address("style", "`assets/style.css`, under the name that it is published by."),
      .text("style_integrity", "Its digest, where the site asks browsers to check it."),
      .address("script", "`assets/codicil.js`, likewise."), .text("script_integrity", "Its digest, likewise."),
      .address("favicon", "`assets/favicon.svg`, likewise."),
      .markup("json_ld", "What the page says of itself in the words of schema.org."),
      .markup("header", "The partial `header`."), .markup("content", "What the page's own layout makes."),
      .markup("footer", "The partial `footer`."),
    ])

  // MARK: Policies

  private static let policy = ViewModel(
    "A version of a policy: the one in force, an archived one, the draft.",
    [
      .text("title", "The title."), .text("kind_label", "What kind of policy it is."),
      .text("status", "`in force`, `superseded`, `upcoming`, `draft`, or what kind of capture it is."),
      .list("dates", "The version's dates.", [.text("label", "Which date.")] + date("The day")),
      .view(
        "banner", "What readers must know before they read on.",
        [
          .text("tone", "`info`, `note` or `warning`."), .text("text", "The sentence."),
          link("link", "The text to read instead."), link("changes", "What changed."),
        ]),
      .text("summary", "What changed, in the words of the author."),
      .view(
        "repairs", "Characters that were garbled in the archive.",
        [.text("count", "How many."), .text("text", "The sentence on them.")]),
      .list(
        "nav", "The other pages of the policy.",
        [
          .address("href", "The page."), .text("rel", "What it is to this one."), .text("label", "Its words."),
          .flag("current", "Whether it is this one."),
        ]),
      .flag("has_lineage", "Whether clauses say since when they stand."),
      .flag("has_contents", "Whether there are contents."), .markup("contents", "The contents: a list of links."),
      .markup("body", "The text."),
      .view(
        "provenance", "Where the text comes from.",
        [
          .view("source", "The page it was captured from.", [.text("text", "Its address.")]),
          .view("captured", "When it was captured.", date("The day")),
          .markup("archive", "Where the capture is kept."), .text("commit", "The commit it was taken from."),
          .text("converter", "What made Markdown of it."), .text("digest", "The SHA-256 of the snapshot."),
          .address("check", "The page on checking it."),
        ]),
      link("older", "The version before."), link("newer", "The version after."),
      found([
        .text("policy", "The policy's title."), .text("standing", "The status in words."), .text("year", "The year."),
      ]),
    ])

  private static let history = ViewModel(
    "The versions of a policy.",
    [
      .text("title", "The title."), .address("policy_href", "The version in force."),
      .text("intro", "How many versions there are, and since when."),
      .view("compare", "The page that compares any two.", [.address("href", "The page.")]),
      .view("sections", "The page that shows which sections changed when.", [.address("href", "The page.")]),
      .flag("has_plot", "Whether there are enough versions for plots."),
      .markup("plot", "The plots, with their tables."),
      .list(
        "years", "The years of a long history.",
        [
          .address("href", "The year's first version on the page."), .text("label", "The year."),
          .text("count", "Its versions."),
        ]),
      .list(
        "versions", "The versions, newest first.",
        [
          .text("anchor", "The fragment of the year that begins here."), .address("href", "The version."),
          .text("label", "Its date in words."), .text("iso", "Its date, as in 2025-01-15."),
          .text("status", "`current`, `superseded`, `upcoming`."), .text("status_label", "The status in words."),
          .list("dates", "Its dates.", [.text("label", "Which date.")] + date("The day")),
          .text("summary", "What changed, in the words of the author."), .text("words", "How many words it has."),
          .text("reading_grade", "Its reading grade."), .text("third_parties", "How many third parties it leads to."),
          traffic("gained", "Destinations that the version before did not lead to."),
          traffic("lost", "Destinations that only the version before led to."),
          .view(
            "change", "What changed since the version before.",
            verdict + [.view("redline", "The redline.", [.address("href", "The page.")]), counts]),
          link("in_force", "The redline with the version in force."),
        ]),
      feeds, .address("check", "The page on checking the archive."),
    ])

  private static let redline = ViewModel(
    "What changed from one version to another.",
    [.text("title", "The title.")] + policyLinks + [
      .address("history_href", "The history."),
      .view("compare", "The page that compares any two.", [.address("href", "The page.")]),
      side("older", "The older version."), side("newer", "The newer version."),
    ] + verdict + [
      counts, .view("coarse", "Where the texts differ too much for words.", [.text("text", "The sentence on it.")]),
      .flag("has_destinations", "Whether destinations were gained or lost."),
      traffic("gained", "Destinations that are new."), traffic("lost", "Destinations that are gone."),
      .markup("body", "The two texts in one."), link("previous", "Earlier changes."), link("next", "Later changes."),
    ])

  private static func side(_ name: String, _ meaning: String) -> Name {
    .view(
      name, meaning,
      [.address("href", "Its page."), .text("label", "Its date in words."), .text("text", "Its status in words.")])
  }

  private static let compare = ViewModel(
    "Every redline of a policy.",
    [.text("title", "The title.")] + policyLinks + [
      .address("history_href", "The history."), .text("intro", "What can be compared."),
      .text("command", "The command that compares two versions."),
      .flag("is_matrix", "Whether there is a column for each version."),
      .list("columns", "The columns.", [.text("id", "The version, if it is one."), .text("label", "The heading.")]),
      .list(
        "rows", "The versions, newest first.",
        [
          .text("id", "The version."), .address("href", "Its page."), .text("label", "Its date in words."),
          .text("text", "Its status, where it is in force."),
          .list(
            "cells", "One for each column.",
            [
              .view(
                "redline", "The redline of row and column.",
                [
                  .address("href", "The page."), .text("from", "The older version."), .text("to", "The newer version."),
                  .text("verdict", "`none`, `cosmetic` or `substantive`."), .text("changes", "How many changes."),
                  .text("label", "What is compared, in words."),
                ])
            ]),
        ]),
      .text("none", "How to compare what has no page."),
    ])

  private static let sections = ViewModel(
    "Which sections changed in which version.",
    [.text("title", "The title.")] + policyLinks + [
      .address("history_href", "The history."), .text("intro", "What the grid shows."),
      .list(
        "years", "The pages of a long history.",
        [
          .address("href", "The page."), .text("label", "Its years."),
          .flag("current", "Whether it is the page that is shown."),
        ]),
      .list(
        "signs", "The signs in the grid.",
        [
          .text("kind", "What happened, as a word for styles."), .text("count", "The sign."),
          .text("label", "What it says."),
        ]),
      .markup("grid", "The table of sections by versions."),
    ])

  private static let clauses = ViewModel(
    "The clauses of a policy, each under an address that stays.",
    [.text("title", "The title.")] + policyLinks + [
      .markup("standing", "The items of clauses in force."), .flag("has_departed", "Whether there are others."),
      .markup("departed", "The items of clauses that are gone."),
    ])

  // MARK: Destinations

  private static let ledger = ViewModel(
    "Where the links of the site lead.",
    [
      .text("title", "The title."), .text("intro", "What the page is."),
      .text("shared", "What all destinations learn alike."), .flag("empty", "Whether there are none."),
      .list(
        "sections", "Destinations of today, and those of older versions.",
        [
          .text("heading", "The heading."),
          .list(
            "destinations", "The destinations.",
            [
              .text("domain", "The domain."), .address("href", "Its page."),
              .text("name", "Its name in `destinations.yml`."), .text("relationship", "What it is to the publisher."),
              .text("learns", "What it learns beyond what all do."),
              .text("sent", "What is sent, as words for scripts: `origin`, `parameters` …"),
              .text("pages", "How many pages lead there."), .list("policies", "The policies that do.", titledLink),
            ]),
        ]),
      .list("contacts", "Mail and telephone.", [.text("text", "The address.")]), feeds,
      .text("list_date", "Of which day the list of domains' owners is."),
    ])

  private static let destination = ViewModel(
    "One third party.",
    [
      .text("title", "The domain."), .address("ledger_href", "The ledger."),
      .text("name", "Its name in `destinations.yml`."), .text("organisation", "Who runs it."),
      .text("relationship", "What it is to the publisher."), .text("note", "What the publisher adds."),
      .markup("privacy_policy", "The link to its privacy policy."),
      .list("learns", "What it learns at most.", [.text("text", "A sentence.")]),
      .list(
        "sections", "Links of today, and those of older versions.",
        [
          .text("heading", "The heading."),
          .list(
            "groups", "Policies and pages that lead there.",
            titledLink + [
              .list(
                "addresses", "Where they lead.",
                [
                  .address("href", "The last page with the link."), .text("label", "The link's words."),
                  .text("text", "The address it leads to."), .text("when", "Which versions have it."),
                  .text("kind_note", "What it carries, and how it is sent."),
                ])
            ]),
        ]),
    ])

  // MARK: Other pages

  private static let policies = ViewModel(
    "The list of policies.",
    [
      .text("title", "The title."), .text("intro", "How many there are."),
      .list(
        "policies", "The policies.",
        titledLink + [
          .text("kind_label", "What kind it is, unless the title says it."),
          .text("status_text", "Since when the text stands, or when it was captured."),
          .text("iso", "That day, as in 2025-01-15."),
          .text("versions", "How many versions it has."), .address("history_href", "The history."),
        ]),
    ])

  private static let marketing = ViewModel(
    "A page of blocks.",
    [.text("title", "The title."), .markup("blocks", "The blocks, one after another.")] + surroundings)

  private static let listing = ViewModel(
    "A page that is only a list of others.",
    [.text("title", "The title."), .text("intro", "What is listed.")] + surroundings)

  private static let search = ViewModel(
    "All that readers can look for.",
    [
      .text("title", "The title."), .text("intro", "What is listed."),
      .address("index", "The script that reads the index of the texts, if there is one."),
      .markup("list", "The list, which a script narrows."),
    ])

  private static let redirect = ViewModel(
    "A page at an old address that leads to the new one. It has no frame.",
    [
      .text("language", "The site's language."), .text("title", "The title for the window."),
      .text("label", "The title of the page it leads to."), .address("canonical", "That page's public address."),
      .address("href", "That page."), .address("style", "`assets/style.css`, under the name that it is published by."),
      .text("style_integrity", "Its digest, where the site asks browsers to check it."),
      .address("script", "`assets/redirect.js`, likewise."), .text("script_integrity", "Its digest, likewise."),
    ])

  private static let text = ViewModel(
    "A page of Markdown.",
    [
      .text("title", "The title."), .flag("has_contents", "Whether there are contents."),
      .markup("contents", "The contents: a list of links."), .markup("body", "The text."),
    ] + surroundings)

  private static let checking = ViewModel(
    "How readers check the archive by themselves.",
    [
      .text("title", "The title."), .text("lock", "The name of the files with the digests."),
      .view(
        "example", "A policy to try it with.",
        [.text("id", "Its name."), .text("address", "The public address of its archive.")]),
      .view(
        "key", "The publisher's key, if there is one.",
        [
          .address("href", "The key."), .text("file", "Its file name."), .text("address", "Its public address."),
          .text("fingerprint", "Its SHA-256."), .text("signature", "The name of the files with signatures."),
        ]),
      .list(
        "policies", "The policies' lists of digests.",
        [
          .address("href", "The list."), .text("title", "The policy's title."),
          .text("state", "How well the archive is kept from being changed."),
        ]),
    ])

  private static let notFound = ViewModel(
    "What is shown for an address that does not exist.",
    [
      .text("title", "The title."), .text("text", "A sentence."), .address("home", "The start page."),
      .list("policies", "Some policies.", titledLink),
    ])
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
