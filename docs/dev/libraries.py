"""Writes docs/libraries.md: what is shipped with the program, with versions and licences, from the built program and Maven's own descriptions.

Usage, after a build: python3 docs/dev/libraries.py
"""

import re
import sys
import zipfile
import xml.etree.ElementTree as xml
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
LIBRARIES = HOME / "target/app/lib"
REPOSITORY = Path.home() / ".m2/repository"
PAGE = HOME / "docs/libraries.md"

# Names that Maven's descriptions use for one licence; the shorter of them is SPDX's.
SPDX = [
    (r"apache|asl 2", "Apache-2.0"),
    (r"\bmit\b|\bmit-0", "MIT"),
    (r"cc0", "CC0-1.0"),
    (r"bouncy castle", "MIT"),
    (r"bsd.*2|bsd-2|2-clause", "BSD-2-Clause"),
    (r"bsd|edl|eclipse distribution", "BSD-3-Clause"),
    (r"epl.*2|eclipse public license.*2", "EPL-2.0"),
    (r"epl|eclipse public", "EPL-1.0"),
    (r"gpl2 w/ cpe|gpl.*classpath", "GPL-2.0 with classpath exception"),
    (r"lgpl|gnu lesser", "LGPL"),
    (r"postgresql", "PostgreSQL"),
]


# Spring Boot's own packager puts it there, without a description.
PACKAGERS = "spring-boot-jarmode-tools-"

KNOWN = {short for _, short in SPDX}


def plain(tag):
    return tag.split("}")[-1]


def child(element, name):
    return next((each for each in element if plain(each.tag) == name), None)


def text(element, name):
    found = None if element is None else child(element, name)
    return None if found is None or found.text is None else found.text.strip()


def described():
    """The description of each library by the name of its file."""
    return {pom.name.removesuffix(".pom"): pom for pom in REPOSITORY.rglob("*.pom")}


def text_within(jar):
    """Where the description names a licence that nobody knows by that name: what the text in the library itself says."""
    with zipfile.ZipFile(jar) as file:
        for entry in file.namelist():
            if re.fullmatch(r"META-INF/LICEN[SC]E(\.\w+)?", entry) and b"Apache License" in file.read(entry)[:400]:
                return "Apache-2.0"
    return None


def spdx(name):
    return next((short for pattern, short in SPDX if re.search(pattern, name.lower())), name)


def licences(pom):
    """Its own, or else its parent's, as Maven inherits them."""
    project = xml.parse(pom).getroot()
    section = child(project, "licenses")
    names = [] if section is None else [text(each, "name") or text(each, "url") or "" for each in section]
    parent = child(project, "parent")
    if names or parent is None:
        return sorted({spdx(name) for name in names if name})
    group, artifact, version = (text(parent, each) for each in ("groupId", "artifactId", "version"))
    above = REPOSITORY / group.replace(".", "/") / artifact / version / f"{artifact}-{version}.pom"
    return licences(above) if above.exists() else []


def main():
    if not LIBRARIES.is_dir():
        sys.exit("libraries: build the program first, as by ./chancery --version")
    poms = described()
    rows = []
    unknown = []
    for jar in sorted(LIBRARIES.glob("*.jar")):
        name = jar.name.removesuffix(".jar")
        if name.startswith(PACKAGERS):
            continue
        pom = poms.get(name)
        if pom is None:
            unknown.append(name)
            continue
        version, artifact = pom.parent.name, pom.parent.parent.name
        group = ".".join(pom.parent.parent.parent.relative_to(REPOSITORY).parts)
        found = [text_within(jar) or each if each not in KNOWN else each for each in licences(pom)]
        if not found:
            unknown.append(name)
        rows.append((f"{group}:{artifact}", version, " or ".join(found)))
    if unknown:
        sys.exit("libraries: no licence is known of " + ", ".join(unknown))
    lines = [
        "# Libraries",
        "",
        f"What is shipped with Chancery: {len(rows)} libraries, with versions and licences as their makers declare them. Versions are pinned in `pom.xml`, by themselves or by the",
        "bill of materials of Spring Boot or the AWS SDK that is pinned there. This page is written by `python3 docs/dev/libraries.py` after a build; `LibrariesTest` refuses it once it is out of date.",
        "",
        "| library | version | licence |",
        "|---|---|---|",
        *(f"| {name} | {version} | {licence} |" for name, version, licence in sorted(rows)),
    ]
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} libraries")


main()
