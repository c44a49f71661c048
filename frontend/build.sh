#!/usr/bin/env bash
# Builds the style sheet, script, fonts and pictures into the folder given (static/assets of the class path). Called by Maven; does nothing
# when nothing changed since the last time, and fetches packages only when the lockfile changed.
set -eu
cd "$(dirname "$0")"
out=${1:?where to: build.sh OUTPUT_FOLDER}
classes=$(dirname "$(dirname "$out")")
stamp="$out/.built"

sha() { if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi; }
hash_of() { find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 cat | sha | cut -c1-64; }

now=$(hash_of package.json package-lock.json build.mjs build.sh css js img ../src/main/jte)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && [ -f "$classes/frontend.properties" ]; then
  exit 0
fi

command -v node >/dev/null || { echo "frontend: Node.js 20 or later is needed to build the pages' style and script; install it, or build with -Dfrontend.skip" >&2; exit 1; }
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || { echo "frontend: Node.js $(node -v) is too old, 20 or later is needed" >&2; exit 1; }

lock=$(sha package-lock.json | cut -c1-64)
if [ ! -f node_modules/.fetched ] || [ "$(cat node_modules/.fetched)" != "$lock" ]; then
  npm ci --prefer-offline --loglevel=error >&2 || { echo "frontend: the packages of package-lock.json could not be fetched (npm ci); is there a network?" >&2; exit 1; }
  echo "$lock" > node_modules/.fetched
fi

node build.mjs "$out"
echo "$now" > "$stamp"
