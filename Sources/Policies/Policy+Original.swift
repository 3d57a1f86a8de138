import FrontMatter

extension Policy {
  /// What a translation knows of the policy that it translates. A version and its translation bear the same name.
  package struct Original: Sendable {
    package let id: ID
    package let title: String
    /// Nil where it is in the site's own language.
    package let language: String?
    /// Oldest first.
    package let versions: [Version]
    /// The language whose text prevails, if the publisher says so.
    package let prevailing: String?

    init(_ policy: Policy) {
      id = policy.id
      title = policy.title
      language = policy.settings.language
      versions = policy.versions
      prevailing = policy.prevailingLanguage
    }

    /// The version in force on a day.
    package func current(on day: CalendarDate) -> Version? { versions.last { ($0.date ?? .earliest) <= day } }
  }

  /// The language whose text prevails where texts in several disagree, if the publisher says so.
  package var prevailingLanguage: String? { original?.prevailing ?? settings.prevailing?.value }

  /// The version that is in force on a day and that this translation does not have yet; nil where it has it, and for an
  /// original.
  package func lag(on day: CalendarDate) -> Version? {
    original?.current(on: day).flatMap { has($0) ? nil : $0 }
  }

  /// The versions to come that this translation does not have yet.
  package func upcomingLag(on day: CalendarDate) -> [Version] {
    guard let original else { return [] }
    return original.versions.filter { ($0.date ?? .earliest) > day && !has($0) }
  }

  /// The versions of this translation that its original does not have.
  package var strays: [Version] {
    guard let original else { return [] }
    let known = Set(original.versions.map(\.id))
    return versions.filter { !known.contains($0.id) }
  }

  private func has(_ version: Version) -> Bool { versions.contains { $0.id == version.id } }
}
