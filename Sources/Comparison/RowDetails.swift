extension Comparison.Row {
  /// What a row has only where something changed.
  struct Details: Sendable {
    var oldText = ClauseText()
    var newText = ClauseText()
    var formats: [FormatChange] = []
    var columns: ColumnMap?
    var organisations: [(name: String, tokens: Range<Int>)] = []
  }

  /// The words of the clauses; empty if unchanged.
  package internal(set) var oldText: ClauseText {
    get { details.first?.oldText ?? ClauseText() }
    set { change { $0.oldText = newValue } }
  }

  package internal(set) var newText: ClauseText {
    get { details.first?.newText ?? ClauseText() }
    set { change { $0.newText = newValue } }
  }

  package internal(set) var formats: [FormatChange] {
    get { details.first?.formats ?? [] }
    set { change { $0.formats = newValue } }
  }

  /// How the cells of a table row are in the table that is common to both sides; nil if they are as they are.
  package internal(set) var columns: ColumnMap? {
    get { details.first?.columns }
    set { if newValue != nil || !details.isEmpty { change { $0.columns = newValue } } }
  }

  /// Organisations named here for the first time, with the tokens of the new text that name them.
  package internal(set) var organisations: [(name: String, tokens: Range<Int>)] {
    get { details.first?.organisations ?? [] }
    set { change { $0.organisations = newValue } }
  }

  private mutating func change(_ body: (inout Details) -> Void) {
    if details.isEmpty { details = [Details()] }
    body(&details[0])
  }
}
