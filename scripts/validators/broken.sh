#!/usr/bin/env bash
# Sees that the validators of what programs read notice mistakes: a few files of a built site, with one mistake each.
# After run.sh, which installs them.
#     scripts/validators/broken.sh SITE
set -euo pipefail
site=$(cd "$1" && pwd)
cd "$(dirname "$0")"
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

# A file of the site with a mistake, by sed.
damage() {
    mkdir -p "$copy/$(dirname "$1")"
    sed -e "$2" "$site/$1" > "$copy/$1"
    ! cmp -s "$site/$1" "$copy/$1" || { echo "$1: nothing there to damage by $2"; exit 1; }
}
damage theo-doi/so-lieu.xml 's/<updated>.*<\/updated>/<updated>30\/11\/2026<\/updated>/'
damage theo-doi/so-lieu.json 's/"date_published":"[^"]*"/"date_published":"30\/11\/2026"/'
damage sitemap.xml '3s/<loc>[^<]*<\/loc>/<loc\/>/'
damage xep-hang/index.html 's/"itemListElement"/"itemListElements"/'
damage du-lieu/catalog.jsonld 's/"dct:description"/"dct:descriptions"/'

if java -cp node_modules/vnu-jar/build/dist/vnu.jar nu.validator.vendor.thaiopensource.relaxng.util.Driver \
    -c atom.rnc "$copy/theo-doi/so-lieu.xml" > /dev/null; then
    echo "jing passes over a mistake"
    exit 1
fi
said=$(node machine-readable.mjs "$copy" 2>&1) && { echo "machine-readable.mjs passes over all mistakes"; exit 1; }
for name in theo-doi/so-lieu.json sitemap.xml xep-hang/index.html du-lieu/catalog.jsonld; do
    grep -q "^$name" <<< "$said" || { printf '%s\n%s: its mistake is passed over\n' "$said" "$name"; exit 1; }
done
echo "5 mistakes, each noticed"
