#!/usr/bin/env bash
# scripts/validate-pdf.sh deck.pdf...: whether PDFs are PDF/UA-1 and PDF/A-2a, by veraPDF.
# Needs Java; veraPDF comes from Maven Central on first use, and is kept in the user's cache. Ends with 0 where there is no fault,
# 1 where there is one, each on a line, 77 where the validator cannot be had.
set -euo pipefail
version=1.28.1
cache=${XDG_CACHE_HOME:-$HOME/.cache}/gradelens/verapdf
jar=$cache/greenfield-apps-$version.jar
command -v java >/dev/null || { echo 'no Java to run veraPDF (apt install default-jre-headless)' >&2; exit 77; }
if [ ! -f "$jar" ]; then
  command -v mvn >/dev/null || { echo 'no Maven to fetch veraPDF (apt install maven)' >&2; exit 77; }
  mkdir -p "$cache"
  mvn --batch-mode --quiet dependency:copy -Dartifact="org.verapdf.apps:greenfield-apps:$version" \
    -DoutputDirectory="$cache" >&2 || { echo 'veraPDF cannot be fetched from Maven Central' >&2; exit 77; }
fi
failed=0
for standard in ua1 2a; do
  # Its own exit code is 1 for a file that does not conform, more for one that it cannot read.
  java -cp "$jar" org.verapdf.apps.GreenfieldCliWrapper --flavour "$standard" --format text -v "$@" || failed=1
done
exit "$failed"
