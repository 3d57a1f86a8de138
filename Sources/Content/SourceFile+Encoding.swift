import Diagnostics

extension SourceFile {
  /// Why a text cannot be what its author wrote: a sequence of bytes that is not UTF-8. Captured texts are taken as
  /// they are.
  var encodingFault: Diagnostic? {
    invalidBytes.map { found in
      let codes = bytes[found].map { String($0, radix: 16, uppercase: true) }
      return Diagnostic(
        .error, "text-encoding", "is not UTF-8: no character is written as \(codes.joined(separator: " "))", in: self,
        at: position(ofByte: found.lowerBound), advice: "save it as UTF-8 from the editor it was written in")
    }
  }
}
