# SPDX-License-Identifier: GPL-3.0-or-later
"$GNOMON" --help >/dev/null && "$GNOMON" --version && "$GNOMON" nonsense 2>/dev/null
