# The registry as table, CSV and JSON.
# SPDX-License-Identifier: GPL-3.0-or-later
"$GNOMON" models --format csv | cut -d, -f1 | head -3
"$GNOMON" models --format json | head -c 10
"$GNOMON" models --format table | head -2
"$GNOMON" models --format xml 2>&1
