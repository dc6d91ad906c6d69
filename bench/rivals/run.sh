#!/usr/bin/env bash
# Ours beside what others made, in one run on one machine; what is theirs is fetched into BUILD/rivals and stays there.
#   bench/rivals/run.sh build
set -euo pipefail
build=$1
here=$(dirname "$(readlink -f "$0")")
venv=$build/rivals/venv

tests/contract/with_postgres.sh "$here/beside_flowable.py" "$build"

if ! cmp -s "$here/requirements.txt" "$venv/.lock"; then
  python3 -m venv --clear "$venv"
  "$venv/bin/pip" install -q --no-input -r "$here/requirements.txt"
  cp "$here/requirements.txt" "$venv/.lock"
fi
tests/contract/with_postgres.sh "$venv/bin/python" "$here/beside_duckdb.py" "$build"
