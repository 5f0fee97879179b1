#!/usr/bin/env bash
# scripts/validate-pptx.sh deck.pptx...: whether slides are as ECMA-376 and PowerPoint want them, by openxml-audit.
# Needs Python 3; openxml-audit comes from PyPI on first use, and is kept in the user's cache. Ends with 0 where there is no fault,
# 1 where there is one, 77 where the validator cannot be had.
set -euo pipefail
version=0.8.0
cache=${XDG_CACHE_HOME:-$HOME/.cache}/gradelens/openxml-audit-$version
command -v python3 >/dev/null || { echo 'no Python to run openxml-audit (apt install python3-venv)' >&2; exit 77; }
if [ ! -f "$cache/ready" ]; then
  { python3 -m venv "$cache" && "$cache/bin/pip" install --quiet --disable-pip-version-check "openxml-audit==$version"; } >&2 ||
    { echo 'openxml-audit cannot be installed from PyPI' >&2; exit 77; }
  touch "$cache/ready"
fi
failed=0
for file in "$@"; do
  report=$("$cache/bin/openxml-audit" --max-errors 0 "$file") || { printf '%s\n%s\n' "$file" "$report"; failed=1; }
done
exit "$failed"
