extension ViewModel {
  static let titledLink: [Name] = [.address("href", "Its page."), .text("title", "Its title.")]

  static let policyLink: [Name] =
    titledLink + [
      .text("language", "The tag of its language, where it is not that of the page."),
      .text("language_name", "What speakers of that language call it."),
    ]

  static func link(_ name: String, _ meaning: String) -> Name {
    .view(name, meaning, [.address("href", "Where it leads."), .text("label", "Its words.")])
  }

  static func date(_ meaning: String) -> [Name] {
    [.text("iso", "\(meaning), as in 2025-01-15."), .text("text", "\(meaning), in words.")]
  }

  static func traffic(_ name: String, _ meaning: String) -> Name {
    .list(name, meaning, [.text("domain", "Its domain."), .address("href", "Its page in the ledger.")])
  }

  static let counts = Name.list(
    "counts", "How many changes there are of each class.",
    [
      .text("kind", "The class: `inserted`, `edited` …"), .text("label", "The class in words."),
      .text("count", "How many."),
    ])

  static let verdict: [Name] = [
    .text("verdict", "`none`, `cosmetic` or `substantive`."), .text("verdict_label", "The verdict in words."),
  ]

  /// A text in another language.
  static let foreignLink: [Name] = [
    .address("href", "The text."), .text("title", "Its title."), .text("language", "The tag of its language."),
    .text("name", "What speakers of that language call it."),
  ]

  static let changesInOriginal = Name.view(
    "changes", "What changed in the original, if there is a redline.",
    [.address("href", "The redline."), .text("language", "The tag of its language.")])

  static let policyLinks: [Name] = [
    .text("policy_title", "The policy's title."), .address("policy_href", "The version in force."),
  ]

  static let feeds = Name.list(
    "feeds", "The same as data.", [.address("href", "The file."), .text("label", "What it is.")])

  static func found(_ marks: [Name]) -> Name {
    .view(
      "search", "What an index of the site is told of the text, where there is one.",
      [.text("name", "Its name.")] + marks)
  }

  /// What pages say of the pages around them.
  static let surroundings: [Name] = [
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
}
