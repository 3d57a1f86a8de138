#!/usr/bin/env python3
"""imports.py    Holds the imports of every target against the dependencies that Package.swift declares for it.

The package manager lets a target import whatever its dependencies import. This does not: an import that is not declared is an
error, and so is a declared dependency that nothing imports. Ends with 1 if there is one.
"""
import json, pathlib, re, subprocess, sys

root = pathlib.Path(__file__).resolve().parent.parent
package = json.loads(subprocess.run(["swift", "package", "dump-package"], cwd=root, check=True, capture_output=True).stdout)
# A test that runs a program depends on it without an import.
programs = {target["name"] for target in package["targets"] if target["type"] == "executable"}
IMPORT = re.compile(
    r"^(?:@\w+(?:\([^)]*\))? )*(?:(?:package|public|internal|fileprivate|private) )?import (?:(?:struct|class|enum|func|protocol) )?(\w+)",
    re.M)
# What comes with the toolchain.
SYSTEM = {"Dispatch", "Foundation", "FoundationEssentials", "FoundationNetworking", "Glibc", "PackageDescription",
          "PackagePlugin", "Synchronization", "Testing", "XCTest", "Swift", "RegexBuilder"}
faults = []
for target in package["targets"]:
    name, kind = target["name"], target["type"]
    if kind in ("system", "plugin"):
        continue
    folder = root / (target.get("path") or f"{'Tests' if kind == 'test' else 'Sources'}/{name}")
    declared = set()
    for dependency in target["dependencies"]:
        declared.add((dependency.get("byName") or dependency.get("target") or dependency["product"])[0])
    found = {}
    for file in sorted(folder.rglob("*.swift")):
        if "Cases" in file.parts:
            continue
        for module in IMPORT.findall(file.read_text(encoding="utf-8")):
            found.setdefault(module, file.relative_to(root))
    for module, file in sorted(found.items()):
        if module not in declared | SYSTEM | {name}:
            faults.append(f"{file}: error: {name} imports {module}, which Package.swift does not declare for it")
    for module in sorted(declared - set(found)):
        if kind != "test" or module not in programs:
            faults.append(f"Package.swift: error: {name} depends on {module} and never imports it")
print("\n".join(faults), end="\n" if faults else "")
sys.exit(1 if faults else 0)
