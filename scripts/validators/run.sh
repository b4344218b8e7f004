#!/usr/bin/env bash
# Checks a built site: the HTML of every page by the W3C's checker, and of each folder of pages the first few by
# html-validate too, which takes longer; then what programs read: Atom feeds by a grammar, the rest by machine-readable.mjs.
# Needs Node.js with npm, and Java.
#     scripts/validators/run.sh SITE
set -euo pipefail
site=$(cd "$1" && pwd)
cd "$(dirname "$0")"
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund --silent

checker=node_modules/vnu-jar/build/dist/vnu.jar
java -Xss4m -jar "$checker" --errors-only --skip-non-html "$site"
echo "vnu: $(find "$site" -name '*.html' | wc -l) pages, no error"

# Two pages of each folder whose pages lie side by side, by name.
mapfile -t pages < <(find "$site" -name '*.html' | sort | awk -F/ '{ folder = $0; sub(/\/[^\/]*\/index\.html$/, "", folder); if (count[folder]++ < 2) print }')
node_modules/.bin/html-validate --config .htmlvalidate.json "${pages[@]}"
echo "html-validate: ${#pages[@]} pages, no error"

# The W3C's checker carries jing, which reads RELAX NG.
mapfile -t feeds < <(find "$site/theo-doi" -name '*.xml' | sort)
[ "${#feeds[@]}" -gt 0 ]
java -cp "$checker" nu.validator.vendor.thaiopensource.relaxng.util.Driver -c atom.rnc "${feeds[@]}"
echo "jing: ${#feeds[@]} Atom feeds, no error"

node machine-readable.mjs "$site"
