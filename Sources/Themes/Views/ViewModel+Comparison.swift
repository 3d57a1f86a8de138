extension ViewModel {
  static let redline = ViewModel(
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

  static func side(_ name: String, _ meaning: String) -> Name {
    .view(
      name, meaning,
      [.address("href", "Its page."), .text("label", "Its date in words."), .text("text", "Its status in words.")])
  }

  static let compare = ViewModel(
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
}
