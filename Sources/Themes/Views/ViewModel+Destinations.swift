extension ViewModel {
  static let ledger = ViewModel(
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
              .text("sent", "What is sent, in words that scripts part at each semicolon."),
              .text("pages", "How many pages lead there."), .list("policies", "The policies that do.", policyLink),
            ]),
        ]),
      .list("contacts", "Mail and telephone.", [.text("text", "The address.")]), feeds,
      .text("list_date", "Of which day the list of domains' owners is."),
    ])

  static let destination = ViewModel(
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
            policyLink + [
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
}
