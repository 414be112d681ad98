#!/bin/sh
# Make .venv and install the locked packages: `setup.sh run` for the site, `setup.sh dev` for the tests too.
# The lists carry checksums, so what is installed is what was tried.
set -eu
cd "$(dirname "$0")/.."
what=${1:-run}
python=.venv/bin/python

find_python() {
    found=
    for name in python3.11 python3.12 python3.13 python3.14 python3; do
        command -v "$name" >/dev/null 2>&1 || continue
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue
        found=$name
        if "$name" -c 'import venv, ensurepip' >/dev/null 2>&1; then
            echo "$name"
            return
        fi
    done
    if [ -n "$found" ]; then
        echo "Found $found, but not its venv module. Install it (Debian, Ubuntu: apt install python3-venv)," \
            "then try again." >&2
    else
        echo "Python 3.11 or later is needed and was not found. Install it with its venv module" \
            "(Debian, Ubuntu: apt install python3 python3-venv), then try again." >&2
    fi
    return 1
}

# Downloads fail now and then; three tries before giving up.
try() {
    for pause in 2 5 0; do
        "$@" && return
        [ "$pause" = 0 ] || { echo "That did not work. Trying again in $pause seconds." >&2; sleep "$pause"; }
    done
    echo "Installing failed. Check the connection to the package index, then run the same word again." >&2
    return 1
}

install() {
    try .venv/bin/uv pip install --quiet --python "$python" --require-hashes -r "$1"
}

"$python" -c '' >/dev/null 2>&1 || {
    chosen=$(find_python)
    echo "Making .venv with $chosen."
    "$chosen" -m venv --clear .venv
}

if [ "$what" = run ]; then
    echo "Installing the packages of the site."
    try "$python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt
    install requirements/run.txt
    .venv/bin/uv pip install --quiet --python "$python" --no-deps --no-build-isolation --editable .
else
    echo "Installing the packages of the tests."
    install requirements/dev.txt
fi
touch ".venv/.$what"
