extension ViewModel {
  static let policies = ViewModel(
    "The list of policies.",
    [
      .text("title", "The title."), .text("intro", "How many there are."),
      .list(
        "policies", "The policies.",
        policyLink + [
          .text("kind_label", "What kind it is, unless the title says it."),
          .text("status_text", "Since when the text stands, or when it was captured."),
          .text("iso", "That day, as in 2025-01-15, if it has one."),
          .text("versions", "How many versions it has."), .address("history_href", "The history."),
          .list(
            "translations", "The same policy in other languages.",
            [
              .address("href", "Its page."), .text("name", "What speakers of the language call it."),
              .text("language", "The language's tag."),
            ]),
        ]),
    ])

  static let marketing = ViewModel(
    "A page of blocks.",
    [.text("title", "The title."), .markup("blocks", "The blocks, one after another.")] + surroundings)

  static let listing = ViewModel(
    "A page that is only a list of others.",
    [.text("title", "The title."), .text("intro", "What is listed.")] + surroundings)

  static let search = ViewModel(
    "All that readers can look for.",
    [
      .text("title", "The title."), .text("intro", "What is listed."),
      .address("index", "The script that reads the index of the texts, if there is one."),
      .markup("list", "The list, which a script narrows."),
    ])

  static let redirect = ViewModel(
    "A page at an old address that leads to the new one. It has no frame.",
    [
      .text("language", "The site's language."), .text("direction", "`ltr` or `rtl`."),
      .text("title", "The title for the window."),
      .text("label", "The title of the page it leads to."), .address("canonical", "That page's public address."),
      .address("href", "That page."), .address("style", "`assets/style.css`, under the name that it is published by."),
      .text("style_integrity", "Its digest, where the site asks browsers to check it."),
      .address("script", "`assets/redirect.js`, likewise."), .text("script_integrity", "Its digest, likewise."),
    ])

  static let text = ViewModel(
    "A page of Markdown.",
    [
      .text("title", "The title."), .flag("has_contents", "Whether there are contents."),
      .markup("contents", "The contents: a list of links."), .markup("body", "The text."),
    ] + surroundings)

  static let checking = ViewModel(
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

  static let notFound = ViewModel(
    "What is shown for an address that does not exist.",
    [
      .text("title", "The title."), .text("text", "A sentence."), .address("home", "The start page."),
      .list("policies", "Some policies.", policyLink),
    ])
}
