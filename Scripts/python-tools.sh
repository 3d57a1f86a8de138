#!/usr/bin/env bash
# Usage: python-tools.sh    Sees to it that what tests need from PyPI is in a virtual environment of the project's own,
# .build-tools/python: a server of S3 and a validator of JSON. If that cannot be, it says so and ends with 0.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=.build-tools/python
wanted="moto[s3]==5.2.5 flask==3.1.3 flask-cors==6.0.5 jsonschema==4.26.0"

works() { [ "$(cat $folder/made-of 2>/dev/null)" = "$wanted" ] && $folder/bin/moto_server --help >/dev/null 2>&1; }

works && exit 0
echo "Installing $wanted from PyPI into $folder"
rm -rf $folder
if said=$({ python3 -m venv $folder && $folder/bin/pip install --quiet --disable-pip-version-check $wanted; } 2>&1); then
  echo "$wanted" >$folder/made-of
  works && exit 0
fi
rm -rf $folder
echo "Not installed from PyPI: $wanted. Tests that need them are skipped."
{ echo "$said" | grep -v '^$' || true; } | tail -n 2 | sed 's/^/  /'
