import Policies

/// What a slot of a phrase is filled with.
struct Filling {
  enum Content {
    /// Words of the phrase's own language.
    case words(String)
    /// What others wrote, in a language that is not known: a title, a name, an address.
    case foreign(String)
    case number(Int)
    case day(CalendarDate)
  }

  let slot: String
  let content: Content

  init(_ slot: String, _ content: Content) {
    self.slot = slot
    self.content = content
  }

  /// The number that chooses the form of the phrase.
  static func count(_ number: Int) -> Filling { Filling(PhraseText.counted, .number(number)) }

  /// Words that the program has made in the same language.
  static func words(_ slot: String, _ words: String) -> Filling { Filling(slot, .words(words)) }
  static func number(_ slot: String, _ number: Int) -> Filling { Filling(slot, .number(number)) }
  /// A year is no quantity: its digits are not grouped.
  static func year(_ year: Int, as slot: String = "year") -> Filling { Filling(slot, .words("\(year)")) }
  static func day(_ day: CalendarDate, as slot: String = "day") -> Filling { Filling(slot, .day(day)) }
  static func foreign(_ slot: String, _ text: String) -> Filling { Filling(slot, .foreign(text)) }

  static func title(_ title: String) -> Filling { Filling("title", .foreign(title)) }
  static func site(_ context: SiteContext, shortenedTo length: Int) -> Filling {
    Filling("site", .foreign(PageTitle.shortened(context.title, to: length)))
  }
  /// A version's name in words, as `name(of:)` says it.
  static func version(_ label: String) -> Filling { Filling("version", .words(label)) }
}
