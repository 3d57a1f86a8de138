package import Diagnostics

/// The rules of policies, their dates and the lock of their snapshots.
package enum PolicyRules {
  package static let all: [Rule] = dates + archive + translations

  private static let translations: [Rule] = [
    .fixed(
      "language-folder", .settings, "A text says another language than the folder that it stands in",
      why: "The folder is its place on the site: one of the two is a mistake.",
      wrong: "policies/privacy/de/policy.yml:  language: fr", right: "policies/privacy/de/policy.yml without the line"),
    Rule(
      "translation-lags", .warning, .dates, "A translation lags behind its original",
      why:
        "Its readers are shown a text that is not in force any more. Their page says so and leads to the original, and to what changed in it; a version to come that is not translated yet is a note.",
      wrong: "privacy/2024-05-25.md, 2025-01-15.md\nprivacy/de/2024-05-25.md",
      right: "privacy/2024-05-25.md, 2025-01-15.md\nprivacy/de/2024-05-25.md, 2025-01-15.md"),
    Rule(
      "translation-stray", .error, .dates, "A translation has a version that its original does not have",
      why:
        "A version and its translation bear the same name. Without an original nobody can tell what was translated, nor since when it stands.",
      wrong: "privacy/2025-01-15.md\nprivacy/de/2025-01-16.md", right: "privacy/2025-01-15.md\nprivacy/de/2025-01-15.md"
    ),
  ]

  private static let dates: [Rule] = [
    .fixed(
      "date-invalid", .dates, "A date is no day of the calendar", basis: "ISO 8601",
      why: "Versions are ordered by their dates; a day that does not exist has no place among them.",
      wrong: "effective: 2025-13-01", right: "effective: 2025-01-13"),
    .fixed(
      "date-name", .dates, "A snapshot's name and its effective date differ",
      why: "A snapshot is named by the day it takes effect, so that its address and its text say the same.",
      wrong: "2025-01-15.md:  effective: 2025-01-20", right: "2025-01-20.md:  effective: 2025-01-20"),
    .fixed(
      "date-backwards", .dates, "A version was published before the one it follows",
      why: "Then one of the two dates is wrong, and readers cannot know which text they agreed to.",
      wrong: "2025-01-15.md:  published: 2024-12-01\n2025-06-01.md:  published: 2024-11-01",
      right: "2025-01-15.md:  published: 2024-12-01\n2025-06-01.md:  published: 2025-05-01"),
    .fixed(
      "effective-before-published", .dates, "A version takes effect before it was published",
      why: "Nothing binds before it can be read.", wrong: "published: 2025-02-01\neffective: 2025-01-15",
      right: "published: 2024-12-15\neffective: 2025-01-15"),
    Rule(
      DateRule.noticePeriod.diagnosticRule, .warning, .dates, "A version takes effect before the notice period is over",
      why: "The policy, or the site, promises so many days between publishing a text and its taking effect.",
      wrong: "notice-days: 30\n\npublished: 2025-01-10\neffective: 2025-01-15",
      right: "notice-days: 30\n\npublished: 2024-12-10\neffective: 2025-01-15"),
    Rule(
      DateRule.dateWithoutChange.diagnosticRule, .warning, .dates, "A new date stands on an old text",
      why: "Readers who are told of a new version look for what changed, and find nothing.",
      wrong: "2025-06-01.md is byte for byte 2025-01-15.md", right: "remove 2025-06-01.md"),
    Rule(
      DateRule.dateUnchanged.diagnosticRule, .warning, .dates, "The text changed, and the day that it states did not",
      why: "“Last updated” then says that the new words are old.",
      wrong: "Last updated: 1 May 2024\n\nWe keep records for 60 days.",
      right: "Last updated: 15 January 2025\n\nWe keep records for 60 days."),
    Rule(
      DateRule.reviewYearly.diagnosticRule, .note, .dates, "A privacy policy is older than twelve months",
      basis: "California Consumer Privacy Act, Civil Code § 1798.130(a)(5)",
      why:
        "The act asks those it applies to for an update at least once every twelve months. A drafting aid, no legal advice.",
      wrong: "published: 2023-01-15", right: "published: 2025-01-15"),
    Rule(
      DateRule.noticePlatform.diagnosticRule, .note, .dates, "Terms to come give less than fifteen days' notice",
      basis: "Regulation (EU) 2019/1150, Art. 3(2)",
      why: "Platforms with business users owe them that time. A drafting aid, no legal advice.",
      wrong: "published: 2025-01-10\neffective: 2025-01-15", right: "published: 2025-01-10\neffective: 2025-02-01"),
  ]

  private static let archive: [Rule] = [
    .fixed(
      "lock-malformed", .archive, "The lock is no list of snapshots",
      why: "A lock that cannot be read proves nothing. Only `codicil lock` writes it.",
      wrong: "snapshots.lock: edited by hand", right: "snapshots.lock: restored from a copy"),
    .fixed(
      "lock-chain", .archive, "The hash chain is broken",
      why: "Each entry is hashed with the one before it; a broken link shows that the lock itself was edited.",
      wrong: "# chain 0000…", right: "snapshots.lock: restored from a copy"),
    .fixed(
      "snapshot-edited", .archive, "A snapshot was edited after it was archived",
      why: "What was published is evidence of what readers were told. A correction is a new version.",
      wrong: "2025-01-15.md: one word replaced", right: "2025-01-15.md restored, and a new version frozen"),
    .fixed(
      "snapshot-swapped", .archive, "Two snapshots have each other's text",
      why: "Each text was in force on the days that the lock records.",
      wrong: "mv 2025-01-15.md x; mv 2025-06-01.md 2025-01-15.md; mv x 2025-06-01.md", right: "each under its own name"),
    .fixed(
      "snapshot-missing", .archive, "A snapshot that was archived is gone",
      why: "Readers agreed to it, and its address is published.", wrong: "rm 2025-01-15.md",
      right: "2025-01-15.md restored from a copy"),
    .fixed(
      "snapshot-renamed", .archive, "A snapshot stands under another date than it was archived with",
      why: "A text that moves in time tells another history.", wrong: "mv 2025-01-15.md 2025-02-01.md",
      right: "mv 2025-02-01.md 2025-01-15.md"),
    .fixed(
      "snapshot-backdated", .archive, "A snapshot now claims an earlier day than it was archived with",
      why: "A date once archived stays: who came after that day did not read the text before it.",
      wrong: "mv 2025-01-15.md 2024-12-15.md", right: "mv 2024-12-15.md 2025-01-15.md"),
    .fixed(
      "snapshot-inserted", .archive, "A snapshot was put in before others that were archived without it",
      why: "The history of a policy of one's own only grows at its end. Captures may be found later, in any order.",
      wrong: "2024-06-01.md added after 2025-01-15.md was locked",
      right: "codicil freeze privacy --effective 2025-06-01, or for captures: codicil lock --rechain webix.com"),
    .fixed(
      "snapshot-unlocked", .archive, "A snapshot is not in the lock yet", .warning,
      why: "Until it is, an edit of it would not be noticed.", wrong: "2025-01-15.md written by hand",
      right: "codicil lock privacy"),
  ]
}

extension DateRule {
  package var diagnosticRule: Diagnostic.Rule { Diagnostic.Rule(stringLiteral: rawValue) }
}
