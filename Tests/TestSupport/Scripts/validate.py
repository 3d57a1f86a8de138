"""validate.py SCHEMA REPORT: how many results a SARIF report has, and each fault under the schema."""

import json
import sys

from jsonschema import validators

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
with open(sys.argv[2], encoding="utf-8") as file:
    report = json.load(file)
faults = list(validators.validator_for(schema)(schema).iter_errors(report))
for fault in faults:
    print("/".join(map(str, fault.path)), fault.message[:200])
print(f"{len(report['runs'][0]['results'])} results, {len(faults)} faults")
sys.exit(1 if faults else 0)
