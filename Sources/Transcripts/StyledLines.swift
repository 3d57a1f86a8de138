import Diagnostics

/// Breaks words into the lines of a terminal, each word in its own style.
struct StyledLines {
  private struct Fragment {
    var text: String
    let style: Terminal.Style
  }

  /// Columns of a line; nil for lines without end.
  private let width: Int?
  private let usesColour: Bool
  private var lines: [[Fragment]] = [[]]
  private var column = 0
  private var word: [Fragment] = []
  private var wordWidth = 0
  private var blank: Fragment?

  init(width: Int?, usesColour: Bool) {
    self.width = width.map { max($0, 8) }
    self.usesColour = usesColour
  }

  mutating func add(_ text: String, _ style: Terminal.Style) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n":
        flush()
        blank = nil
        lines.append([])
        column = 0
      case " ", "\t", "\u{A0}":
        flush()
        if column > 0 { blank = Fragment(text: " ", style: style) }
      default:
        let columns = Terminal.width(scalar)
        // A line may break before and after a wide character, and inside a word that is longer than a line.
        if columns == 2 || wordWidth + columns > width ?? .max { flush() }
        append(scalar, style, to: &word)
        wordWidth += columns
        if columns == 2 { flush() }
      }
    }
  }

  private func append(_ scalar: Unicode.Scalar, _ style: Terminal.Style, to fragments: inout [Fragment]) {
    if let last = fragments.indices.last, fragments[last].style == style {
      fragments[last].text.unicodeScalars.append(scalar)
    } else {
      fragments.append(Fragment(text: String(scalar), style: style))
    }
  }

  private mutating func flush() {
    guard !word.isEmpty else { return }
    let gap = blank == nil ? 0 : 1
    if column > 0, column + gap + wordWidth > width ?? .max {
      lines.append([])
      column = 0
    } else if let blank {
      lines[lines.count - 1].append(blank)
      column += gap
    }
    lines[lines.count - 1] += word
    column += wordWidth
    (word, wordWidth, blank) = ([], 0, nil)
  }

  /// The lines, at least one.
  mutating func finish() -> [String] {
    flush()
    return lines.map { fragments in
      var line = ""
      var current: Fragment?
      for fragment in fragments {
        if current?.style == fragment.style {
          current?.text += fragment.text
        } else {
          line += rendered(current)
          current = fragment
        }
      }
      return line + rendered(current)
    }
  }

  private func rendered(_ fragment: Fragment?) -> String {
    guard let fragment else { return "" }
    return usesColour ? Terminal.styled(fragment.text, fragment.style) : fragment.text
  }
}
