/// The version of the program and of its library.
package enum ProgramVersion {
  /// Semantic Versioning 2.0.0.
  package static let current = "0.1.0"
}
