# The quarterly table of published figures: quarters by difference, published and computed growth, flags.
# SPDX-License-Identifier: GPL-3.0-or-later
"$GNOMON" table --input data/series/profits_ytd.csv --horizon 0 --lang zh -o "$TMP/t" && cat "$TMP/t"
"$GNOMON" table --input data/series/profits_ytd.csv --horizon 0 --lang en | head -12
"$GNOMON" table --input data/series/profits_ytd.csv --horizon 0 --lang zh --format md | tail -12
"$GNOMON" table --input data/series/profits_ytd.csv --horizon 0 --format csv | grep -E '^indicator|2019-Q4'
# The forecast's year adds up its quarters, and is marked.
"$GNOMON" table --input data/series/profits_ytd.csv --model snaive --format csv | grep ',F,' | cut -d, -f3-11
# The labels follow the locale, and the CSV may be a pipe.
LC_ALL=zh_CN.UTF-8 "$GNOMON" table --input - --horizon 0 --indicator 零售 <data/series/retail.csv | sed -n 3p
# A workbook's sheets are XML with the numbers as numbers.
"$GNOMON" table --input data/series/profits_ytd.csv --horizon 0 --format xlsx -o "$TMP/t.xlsx" && head -c 2 "$TMP/t.xlsx" && echo
