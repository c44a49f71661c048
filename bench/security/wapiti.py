"""Starts Debian's wapiti, whose option -x fails on Python 3.11 and later: a flag stands at the end of a pattern there."""

import fnmatch
import re
import sys

sys.path.insert(0, "/usr/lib/python3/dist-packages")

import wapitiCore.net.crawler as crawler  # noqa: E402

crawler.wildcard_translate = lambda pattern: re.compile(fnmatch.translate(pattern))

from wapitiCore.main.wapiti import wapiti_main  # noqa: E402

wapiti_main()
