#!/bin/sh
# Starts the set-up with any Python from 3.8 on. Which Python the project itself runs on is decided there.
for python in python3.11 python3 python "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.*/bin/python3; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 8))' 2>/dev/null; then
        exec "$python" -m verbundlotse.bootstrap
    fi
done
echo "Python fehlt. Bitte Python 3.11 installieren (Debian: apt install python3.11 python3.11-venv)." >&2
exit 1
