# Growth of every period, published beside computed.
# SPDX-License-Identifier: GPL-3.0-or-later
"$GNOMON" growth --input data/series/profits_ytd.csv --lang zh | tail -7
"$GNOMON" growth --input data/series/profits_ytd.csv --format csv | grep -E ',2019-0[17]/2019-09,|^indicator'
"$GNOMON" growth --input data/series/profits_ytd.csv --format json | grep -c measure
