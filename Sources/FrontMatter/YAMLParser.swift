package import Diagnostics
import Yams

/// Reads YAML 1.1 (libyaml through Yams) into nodes with positions.
///
/// Refused with a diagnostic: text that is not YAML, a key given twice, nesting over 64 levels, more than 64 KiB or
/// 10,000 values (so aliases cannot multiply).
package struct YAMLParser {
  static let maximumBytes = 1 << 16
  static let maximumDepth = 64
  static let maximumNodes = 10_000

  private let file: SourceFile
  private let lineOffset: Int
  private var nodes = 0

  /// - Parameter lineOffset: how many lines of the file stand before the YAML text.
  private init(file: SourceFile, lineOffset: Int) {
    self.file = file
    self.lineOffset = lineOffset
  }

  /// The root of a YAML text, or the diagnostic that says why there is none. An empty text is an empty mapping.
  package static func parse(
    _ text: String, in file: SourceFile, lineOffset: Int = 0
  ) -> Result<YAMLNode, Diagnostic> {
    guard text.utf8.count <= maximumBytes, mayBeDeep(text) else { return read(text, in: file, lineOffset) }
    return DeepStack.run { read(text, in: file, lineOffset) }
  }

  private static func read(_ text: String, in file: SourceFile, _ lineOffset: Int) -> Result<YAMLNode, Diagnostic> {
    var parser = YAMLParser(file: file, lineOffset: lineOffset)
    do {
      return .success(try parser.parse(text))
    } catch let diagnostic as Diagnostic {
      return .failure(diagnostic)
    } catch let error as YamlError {
      return .failure(parser.diagnostic(for: error))
    } catch {
      return .failure(Diagnostic(.error, "yaml-invalid", "\(error)", path: file.path))
    }
  }

  private mutating func parse(_ text: String) throws -> YAMLNode {
    let start = SourcePosition(line: lineOffset + 1, column: 1)
    guard text.utf8.count <= Self.maximumBytes else {
      throw Diagnostic(
        .error, "yaml-too-large", "more than \(Self.maximumBytes / 1024) KiB of YAML", in: file, at: start)
    }
    guard !AliasKeys.mayOccur(in: text) else {
      throw Diagnostic(.error, "yaml-alias", "an alias cannot be part of a key", in: file, at: start)
    }
    guard let root = try Yams.compose(yaml: text) else { return YAMLNode(.mapping([]), at: start) }
    return try convert(root, depth: 0)
  }

  private mutating func convert(_ node: Node, depth: Int) throws -> YAMLNode {
    nodes += 1
    let position = position(of: node.mark)
    guard depth <= Self.maximumDepth else { throw tooDeep(at: position) }
    guard nodes <= Self.maximumNodes else {
      throw Diagnostic(.error, "yaml-too-large", "too many values in one YAML text", in: file, at: position)
    }
    switch node {
    case .scalar(let scalar):
      return YAMLNode(node.null == nil ? .scalar(scalar.string) : .null, at: position)
    case .sequence(let sequence):
      return YAMLNode(.list(try sequence.map { try convert($0, depth: depth + 1) }), at: position)
    case .mapping(let mapping):
      let entries = try mapping.map { key, value in
        guard case .scalar(let name) = key else {
          throw Diagnostic(
            .error, "yaml-key", "a key must be a plain word", in: file, at: self.position(of: key.mark))
        }
        return YAMLNode.Entry(
          key: name.string, keyPosition: self.position(of: key.mark), value: try convert(value, depth: depth + 1))
      }
      return YAMLNode(.mapping(entries), at: position)
    case .alias:
      throw Diagnostic(.error, "yaml-alias", "an alias that names no anchor", in: file, at: position)
    }
  }

  private func tooDeep(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      .error, "yaml-too-deep", "YAML nested more than \(Self.maximumDepth) levels deep", in: file, at: position)
  }

  private func position(of mark: Mark?) -> SourcePosition {
    SourcePosition(line: lineOffset + (mark?.line ?? 1), column: mark?.column ?? 1)
  }

  private func diagnostic(for error: YamlError) -> Diagnostic {
    switch error {
    case .parser(_, let problem, let mark, _) where problem.hasPrefix("Maximum nesting level reached"):
      return tooDeep(at: position(of: mark))
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return Diagnostic(
        .error, "yaml-invalid", "this is not YAML: \(problem)", in: file, at: position(of: mark),
        advice: "put a text that holds : # [ { or quotes into \"double quotes\"")
    case .duplicatedKeysInMapping(let keys, let context):
      return Diagnostic(
        .error, "yaml-duplicate-key", "the key '\(keys.joined(separator: "', '"))' is given twice", in: file,
        at: position(of: context.mark), advice: "keep one of them")
    case .reader(let problem, _, _, _):
      return Diagnostic(
        .error, "yaml-invalid", "this is not YAML: \(problem)", in: file,
        at: SourcePosition(line: lineOffset + 1, column: 1),
        advice: "remove the character that cannot stand in YAML, such as a control character")
    default:
      return Diagnostic(
        .error, "yaml-invalid", "this is not YAML", in: file, at: SourcePosition(line: lineOffset + 1, column: 1))
    }
  }

  /// Whether a text may nest deeper than a small stack bears: it opens many brackets, wherever these stand, or has a line
  /// that starts far to the right or with many dashes. Nothing else nests.
  private static func mayBeDeep(_ text: String) -> Bool {
    var brackets = 0
    /// How many blanks and indicators the line starts with; nil after them.
    var margin: Int? = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): margin = 0
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
        margin = margin.map { $0 + 1 }
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        brackets += 1
        margin = nil
      default: margin = nil
      }
      if brackets > maximumDepth || margin ?? 0 > maximumDepth { return true }
    }
    return false
  }
}
