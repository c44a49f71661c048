"""Prints the addresses that sqlmap is let at, each with every parameter that it takes: of the API as it describes itself, so that none can be forgotten.

Usage: addresses.py OPENAPI.json ID
"""

import json
import sys
from urllib.parse import urlencode

with open(sys.argv[1], encoding="utf-8") as file:
    api = json.load(file)
an_id = sys.argv[2]


def resolved(part):
    """What stands behind a reference within the description."""
    while "$ref" in part:
        place = api
        for name in part["$ref"].removeprefix("#/").split("/"):
            place = place[name]
        part = place
    return part


def value(name, schema):
    """One that the program takes, as far as the description says."""
    schema = resolved(schema)
    if schema.get("type") == "array":
        return value(name, schema.get("items", {}))
    if schema.get("enum"):
        return schema["enum"][0]
    if schema.get("default") is not None:
        return schema["default"]
    kind = schema.get("format") or schema.get("type")
    if kind == "date" or name.endswith(("From", "To")):
        return "2026-06-30"
    if name.endswith("Id") or kind == "uuid":
        return an_id
    return {"integer": 20, "int32": 20, "int64": 20, "number": 1, "boolean": "true", "date-time": "2026-06-30T12:00:00Z"}.get(kind, 20 if name.endswith(("Min", "Max")) else "ortiz")


for path, acts in sorted(api["paths"].items()):
    if "get" not in acts:
        continue
    asked = [resolved(p) for p in acts["get"].get("parameters", []) + acts.get("parameters", [])]
    query = {p["name"]: value(p["name"], p.get("schema", {})) for p in asked if p.get("in") == "query" and p["name"] not in ("cursor", "format", "columns", "sort")}
    # sqlmap tries what stands before a star.
    address = path
    for p in asked:
        if p.get("in") == "path":
            address = address.replace("{" + p["name"] + "}", str(value(p["name"], p.get("schema", {}))) + "*")
    if query:
        print(address.replace("*", "") + "?" + urlencode(query))
        print(address.replace("*", "") + "?" + urlencode({"sort": "-date", "cursor": "AQ"}))
    if "*" in address:
        print(address)
