#!/bin/sh
# Rebuild what goldenhour/web/static ships: the stylesheets, the font, htmx, the map's Leaflet, and
# the scripts of the call's page joined into one file.
# `make assets` calls this. It needs npm; nothing else in the project does.
set -eu
cd "$(dirname "$0")"
out=../goldenhour/web/static/goldenhour
npm ci --ignore-scripts --no-audit --no-fund --silent
npx --no-install sass --style=compressed --no-source-map --quiet-deps \
  --load-path=node_modules scss/goldenhour.scss "$out/css/goldenhour.css"
npx --no-install sass --style=compressed --no-source-map scss/map.scss "$out/css/map.css"
font=node_modules/@fontsource/atkinson-hyperlegible-next
for set in latin latin-ext; do
  for weight in 400 700; do
    cp "$font/files/atkinson-hyperlegible-next-$set-$weight-normal.woff2" \
      "$out/fonts/$set-$weight.woff2"
  done
done
cp "$font/LICENSE" "$out/fonts/OFL.txt"
# One file: htmx starts in the next task, so an extension that arrives later than that is never
# asked to connect (seen once in three loads).
{
  cat node_modules/htmx.org/dist/htmx.min.js
  echo
  cat node_modules/htmx.org/dist/ext/hx-sse.min.js
} > "$out/vendor/htmx-sse.min.js"
cp node_modules/htmx.org/LICENSE "$out/vendor/htmx-licence.txt"
# The map's library; its address of a source map would be asked for in vain.
sed '/^\/\/# sourceMappingURL/d' node_modules/leaflet/dist/leaflet.js > "$out/vendor/leaflet.js"
# No pictures of its own: our marks are drawn by the stylesheet.
sed 's/background-image: url([^)]*);//; s/behavior: url([^)]*);//' \
  node_modules/leaflet/dist/leaflet.css > "$out/vendor/leaflet.css"
cp node_modules/leaflet/LICENSE "$out/vendor/leaflet-licence.txt"
cp govuk-frontend-licence.txt "$out/vendor/govuk-frontend-licence.txt"
# One file instead of nine, without comments, for the page that must be there first. The scripts
# stay as they are for every other page, and for reading.
npx --no-install esbuild pages/call.js --bundle --minify --format=esm --target=es2022 \
  --log-level=warning --outfile="$out/built/call.js"
# Compressed copies, which the static file server prefers.
find "$out" -name '*.gz' -delete
gzip -9nk "$out"/css/*.css "$out"/js/*.js "$out"/places/*.js "$out"/built/*.js \
  "$out"/vendor/*.js "$out"/vendor/*.css "$out"/icons/*.svg
# The lock: what was built and what it was built from, so that neither drifts unseen.
cd ..
{
  echo "# sha256 of what is built or vendored, and of its sources. Written by assets/build.sh."
  find assets/scss assets/pages assets/package.json goldenhour/web/static/goldenhour \
    -type f ! -name '*.gz' |
    LC_ALL=C sort | xargs sha256sum
} > goldenhour/web/static/lock
