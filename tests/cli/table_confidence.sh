# SPDX-License-Identifier: GPL-3.0-or-later
# Every form of the table says how sure the readings are that a figure stands on; imported figures without a sentence and
# forecasts have none.
command -v python3 >/dev/null || { echo "skipped: python3 is not there"; exit 0; }
set -e
cd "$TMP"
line() { printf '{"file": "tea.txt", "start": %s, "end": 9, "line": 1, "text": "x", "value": %s, "unit": "吨", "measure": "level", "indicator": "%s", "area": "福建省", "period": "%s", "kind": "single", "confidence": %s, "bound": "%s", "sentence": "x。"}\n' "$@"; }
{
    line 1 100 茶叶产量 2022-01/2022-03 0.97 exact
    line 2 110 茶叶产量 2022-04/2022-06 0.75 exact
    line 3 120 茶叶产量 2022-07/2022-09 0 approx
    line 4 7 茶籽产量 2022-07/2022-09 0.31 exact
} >tea.jsonl
"$GNOMON" ingest -q -s s.h5 --observations tea.jsonl
table() { "$GNOMON" table -s s.h5 --horizon 1 --lang zh "$@"; }
table --format csv | cut -d, -f1,4,8,9,20
table --format json | grep -o '"quarter": "[^"]*"\|"value": [0-9.]*\|"confidence": [^,}]*'
table --format md | grep '^|'
table --format html | grep -o '[^>（]*把握 [0-9.]*'
table --format html | grep -o '≈[0-9]*'
table --format xlsx -o t.xlsx
python3 - <<'P'
import re, zipfile
for row in re.findall("<row.*?</row>", zipfile.ZipFile("t.xlsx").read("xl/worksheets/sheet2.xml").decode(), re.S):
    cells = dict(re.findall(r'<c r="([A-Z]+)\d+"[^>]*>(?:<is><t[^>]*>|<v>)([^<]*)<', row))
    print(*(cells.get(c, "-") for c in "BEFN"))
P
