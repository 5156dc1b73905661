# Growth of every period, published beside computed.
# SPDX-License-Identifier: GPL-3.0-or-later
"$GNOMON" growth --input data/series/profits_ytd.csv --lang zh | tail -7
"$GNOMON" growth --input data/series/profits_ytd.csv --format csv | grep -E ',2019-0[17]/2019-09,|^indicator'
"$GNOMON" growth --input data/series/profits_ytd.csv --format json | grep -c measure
# A table of series, transformed by the engine.
"$GNOMON" growth --input data/series/gdp_quarterly.csv --transform pc1 --freq Q | sed -n '1p;5,7p'
printf 'a,100,110,99\nb,1,x\n' | "$GNOMON" growth --input - --layout wide --transform 环比 --freq M 2>&1
printf 'a,100,110,,121\n' | "$GNOMON" growth --input - --layout wide --transform pch --freq M
"$GNOMON" growth --input data/series/gdp_quarterly.csv --transform speed --freq Q 2>&1 | head -1
"$GNOMON" growth --input data/series/gdp_quarterly.csv --transform pc1 2>&1 | head -1
