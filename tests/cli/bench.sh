# SPDX-License-Identifier: GPL-3.0-or-later
# Times differ from run to run; which rows there are does not.
export GN_ISA=generic
"$GNOMON" bench --json --megabytes 4 sum change_percent | sed 's/"ns": [0-9.]*/"ns": _/; s/"gb_per_s": [0-9.]*/"gb_per_s": _/; s/"roofline": [0-9.]*/"roofline": _/' |
    grep generic
"$GNOMON" bench nonsense 2>&1 | head -1 | cut -c1-40
GN_ISA=mmx "$GNOMON" models 2>&1
echo "exit $?"
