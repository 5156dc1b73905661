# SPDX-License-Identifier: GPL-3.0-or-later
"$GNOMON" help verify && "$GNOMON" help nonsense 2>&1
"$GNOMON" --help >/dev/null && "$GNOMON" help >/dev/null && "$GNOMON" --version && "$GNOMON" nonsense 2>/dev/null
