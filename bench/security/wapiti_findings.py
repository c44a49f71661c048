"""Prints each kind of attack that wapiti tried with the number of findings, leaving out what is meant to be so, and the findings themselves on the error output.

Usage: wapiti_findings.py REPORT.json MODULE,MODULE…
"""

import json
import sys

# What it says of us with good reason of ours.
MEANT = {
    "X-XSS-Protection is not set": "it is set to 0, as OWASP advises: the filter that it switches is gone from browsers and did harm",
    "HttpOnly flag is not set in the cookie : chancery-theme": "light or dark, which a script of ours sets",
}

# What each module's findings are called in the report; it lists what was not tried as well.
KINDS = {
    "blindsql": ["Blind SQL Injection"],
    "cookieflags": ["HttpOnly Flag cookie", "Secure Flag cookie"],
    "crlf": ["CRLF Injection"],
    "csp": ["Content Security Policy Configuration"],
    "csrf": ["Cross Site Request Forgery"],
    "exec": ["Command execution"],
    "file": ["Path Traversal"],
    "http_headers": ["HTTP Secure Headers"],
    "permanentxss": ["Cross Site Scripting"],
    "redirect": ["Open Redirect"],
    "sql": ["SQL Injection"],
    "xss": ["Cross Site Scripting"],
}
tried = {kind for module in sys.argv[2].split(",") for kind in KINDS[module]} | {"Internal Server Error", "Resource consumption"}

with open(sys.argv[1], encoding="utf-8") as file:
    report = json.load(file)

for section in ("vulnerabilities", "anomalies"):
    for kind, all_found in sorted(report[section].items()):
        found = [each for each in all_found if each["info"] not in MEANT]
        if kind in tried or found:
            print(f"{kind}\t{len(found)}")
        for each in found:
            print(f"    {kind}: {each['method']} {each['path']} {each.get('parameter') or ''}: {each['info']}", file=sys.stderr)
