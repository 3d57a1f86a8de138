/// Which of the two texts of a comparison.
package enum ComparedSide: Hashable, Sendable {
  case old, new
}
