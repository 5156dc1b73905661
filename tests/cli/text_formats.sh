# SPDX-License-Identifier: GPL-3.0-or-later
# One report in every form gives the same text, but for the lines of a PDF and the marks of plain text.
D=tests/data/readers
cp $D/report.md "$TMP/plain"
iconv -f UTF-8 -t GB18030 $D/report.md >"$TMP/gb"
iconv -f UTF-8 -t UTF-16 $D/report.md >"$TMP/utf16"
for f in gb utf16; do "$GNOMON" text "$TMP/$f" | cmp - $D/report.md && echo "$f: the same"; done
"$GNOMON" text - <$D/report.md | cmp - $D/report.md && echo "standard input: the same"
"$GNOMON" text $D/report.docx | cmp - $D/report.md && echo "docx: the same"
# found by content: the names say nothing, or lie
cp $D/report.docx "$TMP/report.txt"
"$GNOMON" text "$TMP/report.txt" | cmp - $D/report.md && echo "docx named .txt: the same"
"$GNOMON" text - <$D/report.docx | cmp - $D/report.md && echo "docx on standard input: the same"
"$GNOMON" text $D/report.pdf
printf '<html><meta charset=gb2312><body><h2>增长</h2><p>收入增长19.2%%</p></body></html>' | iconv -f UTF-8 -t GBK >"$TMP/page"
"$GNOMON" text "$TMP/page"
