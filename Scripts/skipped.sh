#!/usr/bin/env bash
# Usage: skipped.sh REPORT    Lists the tests that a run of Swift Testing has skipped, by their reasons. REPORT is what
# `swift test --xunit-output` writes. Ends with 1 if there is no report: then the run broke off.
set -euo pipefail
if [ ! -s "$1" ]; then
  echo "The tests broke off: there is no $1"
  exit 1
fi
awk '
  /<testcase / {
    tests += 1
    split($0, parts, "\"")
    suite = parts[2]; sub(/^[^.]*\./, "", suite)
    name = parts[4]; sub(/\(.*/, "", name)
  }
  /<skipped>/ {
    reason = $0
    sub(/^ *<skipped>/, "", reason); sub(/<\/skipped>.*/, "", reason)
    gsub(/&lt;/, "<", reason); gsub(/&gt;/, ">", reason); gsub(/&quot;/, "\"", reason)
    gsub(/&apos;/, "\047", reason); gsub(/&amp;/, "\\&", reason)
    if (!(reason in count)) { order[++reasons] = reason }
    count[reason] += 1
    names[reason] = names[reason] "\n    " suite "." name
    skipped += 1
  }
  END {
    printf "%d test%s, %d skipped%s\n", tests, tests == 1 ? "" : "s", skipped, skipped ? ":" : ""
    for (i = 1; i <= reasons; i++) printf "  %d: %s%s\n", count[order[i]], order[i], names[order[i]]
  }
' "$1"
