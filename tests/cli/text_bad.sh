# SPDX-License-Identifier: GPL-3.0-or-later
# Each input that cannot be read gets one line that names it and says what to do; the others are done.
D=$(pwd)/tests/data/readers
cd "$TMP" || exit 1
mkdir folder
: >empty.txt
printf '  \n\n' >blank.txt
printf 'abc\0def' >binary.txt
printf 'abc \345\242\236\351\225 19' >cut.txt
printf '\320\317\021\340\241\261\032\341..W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0' >old.doc
printf '\320\317\021\340\241\261\032\341..W\0o\0r\0k\0b\0o\0o\0k\0' >old.xls
printf '\320\317\021\340\241\261\032\341..E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0' >locked.docx
printf '{\\rtf1 text}' >rich.rtf
printf '\211PNG\r\n\032\n' >scan.png
printf '\037\213\010 ...' >packed.gz
printf '<?xml version="1.0"?><data/>' >data.xml
printf '<html><script>only()</script></html>' >nothing.html
printf '<html><title>App</title><div id=app></div><script>only()</script></html>' >scripts.html
printf 'PK\003\004 and no more' >broken.docx
head -c 1000 "$D/report.docx" >cut.docx
head -c 1500 "$D/report.pdf" >cut.pdf
printf '%%PDF-1.4 and no more' >broken.pdf
cp "$D/scan.pdf" "$D/locked.pdf" .
for f in missing.txt folder empty.txt blank.txt binary.txt cut.txt old.doc old.xls locked.docx rich.rtf scan.png packed.gz \
    data.xml nothing.html scripts.html cut.docx scan.pdf locked.pdf; do
    "$GNOMON" text $f 2>&1
    echo "exit $?"
done
# the exact reason is the library's
for f in broken.docx cut.pdf broken.pdf; do
    "$GNOMON" text $f 2>&1 | sed 's/(.*)/(...)/'
done
printf 'fine\n' >fine.txt
"$GNOMON" text empty.txt fine.txt old.doc 2>&1
echo "exit $?"
"$GNOMON" text 2>&1
echo "exit $?"
