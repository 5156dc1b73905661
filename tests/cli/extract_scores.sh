# SPDX-License-Identifier: GPL-3.0-or-later
# The annotated reports as a regression: the scores must not fall below these floors.
[ -d ../shared/extraction ] || { echo "skipped: no ../shared/extraction"; exit 0; }
command -v python3 >/dev/null || { echo "skipped: no python3"; exit 0; }
sh tools/score_all.sh | tail -1 | awk '{ print ($3 >= 0.89 ? "strict as good as before" : "strict fell to " $3), ($6 >= 0.99 ? "detection as good as before" : "detection fell to " $6) }'
