package import Diagnostics
import Markdown
package import Policies

extension PolicyText {
  /// The text of a file.
  ///
  /// - Parameter start: the byte that it starts at: after front matter and captured header.
  /// - Throws: `input-limit` if it has a shape that takes too long to read.
  package init(of file: SourceFile, from start: Int) throws(Diagnostic) {
    do throws(InputLimits.Excess) {
      try self.init(parsing: file.bytes[start...])
    } catch {
      throw Self.diagnostic(for: error, in: file, from: start)
    }
  }

  /// Why a text was refused, with its place.
  private static func diagnostic(for excess: InputLimits.Excess, in file: SourceFile, from start: Int) -> Diagnostic {
    guard let offset = excess.offset else {
      return Diagnostic(.error, "input-limit", excess.reason, path: file.path, position: .start)
    }
    return Diagnostic(
      .error, "input-limit", excess.reason, in: file, at: file.position(ofByte: start + offset),
      advice: "split the text, or take out what only machines would write")
  }
}
