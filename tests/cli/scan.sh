# SPDX-License-Identifier: GPL-3.0-or-later
printf '1—10月，软件业务收入76814亿元，同比增长19.2%%，增速比前三季度回落1.3个百分点。\n' > "$TMP/report.txt"
"$GNOMON" scan "$TMP/report.txt" --date 2021-11-30 | sed "s|$TMP/||"
