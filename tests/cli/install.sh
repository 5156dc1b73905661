# SPDX-License-Identifier: GPL-3.0-or-later
# What make install puts in place serves a program that knows nothing but pkg-config; uninstall leaves nothing.
[ "$MODE" = release ] || { echo "skipped: the installed library is tested in release mode"; exit 0; }
set -e
make -s install MODE=release PREFIX=/usr DESTDIR="$TMP/stage" >&2
cat >"$TMP/example.c" <<'C'
#include <gnomon/gn_calendar.h>
#include <stdio.h>
int main(void)
{
    char text[32];
    gn_date d;
    if (!gn_date_parse("2021-10-31", &d)) return 1;
    gn_period_format(gn_period_of(GN_FREQ_QUARTER, d), text, sizeof text);
    puts(text);
    return 0;
}
C
export PKG_CONFIG_PATH="$TMP/stage/usr/lib/pkgconfig"
gcc $(pkg-config --define-variable=prefix="$TMP/stage/usr" --cflags gnomon) "$TMP/example.c" -o "$TMP/example" \
    $(pkg-config --define-variable=prefix="$TMP/stage/usr" --libs gnomon)
"$TMP/example"
for header in "$TMP"/stage/usr/include/gnomon/*.h; do
    echo "#include \"$header\"" | gcc -std=c17 -Wall -Wextra -Werror -I"$TMP/stage/usr/include" -fsyntax-only -xc - ||
        echo "$(basename "$header") does not compile alone"
done
"$TMP/stage/usr/bin/gnomon" --version
make -s uninstall PREFIX=/usr DESTDIR="$TMP/stage" >&2
find "$TMP/stage" -type f
