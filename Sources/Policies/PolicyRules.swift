package import Diagnostics

/// The rules of policies, their dates and the lock of their snapshots.
package enum PolicyRules {
  package static let all: [Rule] = dates + archive + translations

  private static let translations: [Rule] = [
    .fixed(
      "language-folder", .settings, "The stated language differs from that of the folder",
      why: "The folder decides where the text is published, so one of the two is a mistake.",
      wrong: "policies/privacy/de/policy.yml:  language: fr", right: "policies/privacy/de/policy.yml without the line"),
    Rule(
      "translation-lags", .warning, .dates, "A translation is behind its original",
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
      "date-invalid", .dates, "A date is not a calendar day", basis: "ISO 8601",
      why: "Versions are ordered by date, so the date must exist.",
      wrong: "effective: 2025-13-01", right: "effective: 2025-01-13"),
    .fixed(
      "date-name", .dates, "A snapshot's name and its effective date differ",
      why: "A snapshot has the name of the day it takes effect, so that its address and its text agree.",
      wrong: "2025-01-15.md:  effective: 2025-01-20", right: "2025-01-20.md:  effective: 2025-01-20"),
    .fixed(
      "date-backwards", .dates, "A version was published before the previous version",
      why: "One of the two dates must be wrong, and readers cannot know which text they agreed to.",
      wrong: "2025-01-15.md:  published: 2024-12-01\n2025-06-01.md:  published: 2024-11-01",
      right: "2025-01-15.md:  published: 2024-12-01\n2025-06-01.md:  published: 2025-05-01"),
    .fixed(
      "effective-before-published", .dates, "A version takes effect before its publication",
      why: "A text cannot bind anyone before it can be read.", wrong: "published: 2025-02-01\neffective: 2025-01-15",
      right: "published: 2024-12-15\neffective: 2025-01-15"),
    Rule(
      DateRule.noticePeriod.diagnosticRule, .warning, .dates, "A version takes effect before the notice period ends",
      why: "The policy or the site promises this number of days between publication and effect.",
      wrong: "notice-days: 30\n\npublished: 2025-01-10\neffective: 2025-01-15",
      right: "notice-days: 30\n\npublished: 2024-12-10\neffective: 2025-01-15"),
    Rule(
      DateRule.dateWithoutChange.diagnosticRule, .warning, .dates,
      "A new version has the same text as the previous one",
      why: "Readers who hear of a new version look for changes and find none.",
      wrong: "2025-06-01.md is byte for byte 2025-01-15.md", right: "remove 2025-06-01.md"),
    Rule(
      DateRule.dateUnchanged.diagnosticRule, .warning, .dates, "The text changed, but the date that it states did not",
      why: "“Last updated” then shows a date on which the new words did not exist.",
      wrong: "Last updated: 1 May 2024\n\nWe keep records for 60 days.",
      right: "Last updated: 15 January 2025\n\nWe keep records for 60 days."),
    Rule(
      DateRule.reviewYearly.diagnosticRule, .note, .dates, "A privacy policy is older than twelve months",
      basis: "California Consumer Privacy Act, Civil Code § 1798.130(a)(5)",
      why:
        "The act asks those it applies to for an update at least once every twelve months. A drafting aid, not legal advice.",
      wrong: "published: 2023-01-15", right: "published: 2025-01-15"),
    Rule(
      DateRule.noticePlatform.diagnosticRule, .note, .dates, "Terms to come give less than fifteen days' notice",
      basis: "Regulation (EU) 2019/1150, Art. 3(2)",
      why: "Platforms with business users owe them that time. A drafting aid, not legal advice.",
      wrong: "published: 2025-01-10\neffective: 2025-01-15", right: "published: 2025-01-10\neffective: 2025-02-01"),
  ]

  private static let archive: [Rule] = [
    .fixed(
      "lock-malformed", .archive, "The lock is not a valid list of snapshots",
      why: "An unreadable lock proves nothing. Only `codicil lock` writes it.",
      wrong: "snapshots.lock: edited by hand", right: "snapshots.lock: restored from a copy"),
    .fixed(
      "lock-chain", .archive, "The hash chain is broken",
      why: "Each entry is hashed together with the previous one. A break shows that the lock itself was edited.",
      wrong: "# chain 0000…", right: "snapshots.lock: restored from a copy"),
    .fixed(
      "snapshot-edited", .archive, "A snapshot was edited after it was archived",
      why: "The published text is evidence of what readers were told. A correction is a new version.",
      wrong: "2025-01-15.md: one word replaced", right: "2025-01-15.md restored, and a new version frozen"),
    .fixed(
      "snapshot-swapped", .archive, "The texts of two snapshots were exchanged",
      why: "The lock records which text was in force when.",
      wrong: "mv 2025-01-15.md x; mv 2025-06-01.md 2025-01-15.md; mv x 2025-06-01.md", right: "each under its own name"),
    .fixed(
      "snapshot-missing", .archive, "An archived snapshot is missing",
      why: "Readers agreed to this text, and its address is public.", wrong: "rm 2025-01-15.md",
      right: "2025-01-15.md restored from a copy"),
    .fixed(
      "snapshot-renamed", .archive, "A snapshot has a different date from the one it was archived with",
      why: "Changing the date of a text falsifies the history.", wrong: "mv 2025-01-15.md 2025-02-01.md",
      right: "mv 2025-02-01.md 2025-01-15.md"),
    .fixed(
      "snapshot-backdated", .archive, "A snapshot has an earlier date than the one it was archived with",
      why: "An archived date is final: it records when readers could read the text.",
      wrong: "mv 2025-01-15.md 2024-12-15.md", right: "mv 2024-12-15.md 2025-01-15.md"),
    .fixed(
      "snapshot-inserted", .archive, "A snapshot was inserted before others that were archived without it",
      why: "A publisher's own history only grows at its end. Captures may be found later, in any order.",
      wrong: "2024-06-01.md added after 2025-01-15.md was locked",
      right: "codicil freeze privacy --effective 2025-06-01, or for captures: codicil lock --rechain webix.com"),
    .fixed(
      "snapshot-unlocked", .archive, "A snapshot is not in the lock yet", .warning,
      why: "Until then, an edit of it would go unnoticed.", wrong: "2025-01-15.md written by hand",
      right: "codicil lock privacy"),
  ]
}

extension DateRule {
  package var diagnosticRule: Diagnostic.Rule { Diagnostic.Rule(stringLiteral: rawValue) }
}
