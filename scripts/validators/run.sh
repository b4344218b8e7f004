#!/usr/bin/env bash
# Checks the HTML of a built site: every page by the W3C's checker, and of each folder of pages the first few by
# html-validate too, which takes longer. Needs Node.js with npm, and Java.
#     scripts/validators/run.sh SITE
set -euo pipefail
site=$(cd "$1" && pwd)
cd "$(dirname "$0")"
[ -f node_modules/vnu-jar/build/dist/vnu.jar ] || npm ci --ignore-scripts --no-audit --no-fund --silent

java -Xss4m -jar node_modules/vnu-jar/build/dist/vnu.jar --errors-only --skip-non-html "$site"
echo "vnu: $(find "$site" -name '*.html' | wc -l) pages, no error"

# Two pages of each folder whose pages lie side by side, by name.
mapfile -t pages < <(find "$site" -name '*.html' | sort | awk -F/ '{ folder = $0; sub(/\/[^\/]*\/index\.html$/, "", folder); if (count[folder]++ < 2) print }')
node_modules/.bin/html-validate --config .htmlvalidate.json "${pages[@]}"
echo "html-validate: ${#pages[@]} pages, no error"
