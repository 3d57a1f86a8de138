extension ViewModel {
  static let menuEntry: [Name] = [
    .address("href", "Its page."), .text("label", "Its words."),
    .flag("is_foreign", "Whether its words are in another language than the page."),
    .text("language", "That language."),
    .flag("current", "Whether it leads to the page that is shown, or to one above it."),
    .text("place", "Which of these, as `aria-current` says it: `page` or `true`."),
  ]

  static let chrome: [Name] = [
    .text("site_title", "The site's title."), .address("home", "The start page."),
    .list(
      "menu", "The entries of the menu.",
      menuEntry + [
        .flag("has_items", "Whether it holds other entries."),
        .flag("within", "Whether the page that is shown is one of them, or lies below one."),
        .list("items", "The entries in it; the first is itself, where it leads somewhere.", menuEntry),
      ]),
    .flag("has_languages", "Whether the site has several languages."),
    .list(
      "languages", "The languages of a site that has several.",
      [
        .address("href", "The page in that language, or the nearest to it."),
        .text("name", "What its speakers call it."), .text("language", "Its tag, as in `de`."),
        .flag("current", "Whether it is that of the page."),
        .flag("elsewhere", "Whether the page itself is not there in that language."),
      ]),
    .text("publisher", "Who publishes the site, if it says so."),
    .list("policies", "The policies, where there are twelve at most.", policyLink),
    .address("all_policies", "The list of policies, if it is not the start page."),
    .address("search", "The page to search the site, if there is one."),
    .address("ledger", "The ledger of destinations."), .text("as_of", "The day of the site, in words."),
    .text("as_of_iso", "The same, as in 2025-01-15."), .text("generator", "The program and its version."),
  ]

  static let page = ViewModel(
    "The frame of every page.",
    [
      .text("language", "The page's language, as in `en`."), .text("direction", "`ltr` or `rtl`."),
      .text("title", "The title for the window."),
      .text("running_head", "The page and its version, for the head of printed pages."),
      .text("description", "A sentence for search engines."),
      .text("site_title", "The site's title."), .text("kind", "What kind of page it is; the class of the body."),
      .text("robots", "`noindex` where search engines should pass by."),
      .address("canonical", "The page's public address."), .text("og_type", "Its kind for Open Graph."),
      .address("og_image", "The card that other sites show."),
      .text("og_locale", "Its language for Open Graph."),
      .list(
        "other_locales", "The other languages that the page is there in.",
        [.text("locale", "The language for Open Graph.")]),
      .list(
        "alternates", "The page in every language that has it.",
        [
          .address("href", "The page's public address."),
          .text("language", "Its language, or `x-default` for readers of any other."),
        ]),
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
}
