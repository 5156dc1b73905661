#!/bin/sh
# A picture of the program's HTML page, for the README: tools/screenshot.sh report.html picture.png [WIDTH,HEIGHT]
# Needs chromium and fonts-noto-cjk; nothing else in the project does.
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
page=$(realpath "$1") picture=$2 size=${3:-1280,1600}
profile=$(mktemp -d) && trap 'rm -rf "$profile"' EXIT
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$profile" --hide-scrollbars --window-size="$size" \
    --screenshot="$picture" "file://$page" 2>/dev/null
