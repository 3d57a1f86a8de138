#!/usr/bin/env bash
# Usage: test.sh    Runs all tests, which are built already, and lists at the end what was skipped and why.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
report=.build/tests
rm -f $report-swift-testing.xml
swift test --skip-build --xunit-output $report.xml
status=$?
Scripts/skipped.sh $report-swift-testing.xml || exit 1
exit $status
