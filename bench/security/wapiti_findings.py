"""Prints each kind of attack in a report of wapiti with the number of findings, leaving out what is meant to be so, and those below it on the error output."""

import json
import sys

# What it says of us with good reason of ours.
MEANT = {
    "X-XSS-Protection is not set": "it is set to 0, as OWASP advises: the filter that it switches is gone from browsers and did harm",
    "HttpOnly flag is not set in the cookie : chancery-theme": "light or dark, which a script of ours sets",
}

with open(sys.argv[1], encoding="utf-8") as file:
    report = json.load(file)

for section in ("vulnerabilities", "anomalies"):
    for kind, all_found in sorted(report[section].items()):
        found = [each for each in all_found if each["info"] not in MEANT]
        print(f"{kind}\t{len(found)}")
        for each in found:
            print(f"    {kind}: {each['method']} {each['path']} {each.get('parameter') or ''}: {each['info']}", file=sys.stderr)
