"$GNOMON" --help >/dev/null && "$GNOMON" --version && "$GNOMON" nonsense 2>/dev/null
