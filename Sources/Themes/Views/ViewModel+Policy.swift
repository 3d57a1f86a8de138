extension ViewModel {
  static let policy = ViewModel(
    "A version of a policy: the one in force, an archived one, the draft.",
    [
      .text("title", "The title."), .text("kind_label", "What kind of policy it is."),
      .text("status", "`current`, `superseded`, `upcoming` or `draft`."),
      .text("status_label", "The status in words; of a capture, what kind of capture it is."),
      .list("dates", "The version's dates.", [.text("label", "Which date.")] + date("The day")),
      .view(
        "banner", "What readers must know before they read on.",
        [
          .text("tone", "`info`, `note` or `warning`."), .text("text", "The sentence."),
          link("link", "The text to read instead."), link("changes", "What changed."),
        ]),
      .view(
        "lag", "Where a translation lags behind its original, the text that is in force, in its own language.",
        foreignLink + [
          changesInOriginal, .text("shown", "The version that is shown."), .text("in_force", "The version in force."),
        ]),
      .view(
        "upcoming", "A version to come that is not translated yet.",
        foreignLink + [changesInOriginal, .text("day", "The day it takes effect.")]),
      .view("prevailing", "The text in the language that prevails, where it is not this one.", foreignLink),
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

  static let clauses = ViewModel(
    "The clauses of a policy, each under an address that stays.",
    [.text("title", "The title.")] + policyLinks + [
      .markup("standing", "The items of clauses in force."), .flag("has_departed", "Whether there are others."),
      .markup("departed", "The items of clauses that are gone."),
    ])
}
