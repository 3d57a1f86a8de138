extension ViewModel {
  static let history = ViewModel(
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
          .text("label", "Its date in words."), .text("iso", "Its date, as in 2025-01-15, if it has one."),
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

  static let sections = ViewModel(
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
}
