#!/usr/bin/env bash
# Runs a command with YICHUANG_TEST_POSTGRES set to a throw-away PostgreSQL, which is gone afterwards.
#   tests/contract/with_postgres.sh build-dev/tests/contract/yc_contract_test
# The server is as durable as a real one. It listens on a socket in its own temporary directory and on a free port of
# the loopback address. initdb refuses root, so root runs it as the user postgres.
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
if [ -z "$bin" ]; then
  echo "with_postgres: no PostgreSQL server found; install the package postgresql-15" >&2
  exit 2
fi
if [ $# -eq 0 ]; then
  sed -n '2,3p' "$0" >&2
  exit 2
fi

dir=$(mktemp -d /tmp/yichuang-postgres.XXXXXX)
as_server=()
owner=$(id -un)
if [ "$(id -u)" = 0 ]; then
  owner=postgres
  chown postgres "$dir"
  as_server=(runuser -u postgres --)
fi

stop() {
  "${as_server[@]}" "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$dir"
}
trap stop EXIT
trap 'exit 130' INT TERM

cd "$dir"
"${as_server[@]}" "$bin/initdb" -D "$dir/data" -U "$owner" --auth=trust --encoding=UTF8 --locale=C.UTF-8 \
  --data-checksums --no-sync >"$dir/initdb.log" 2>&1 || { cat "$dir/initdb.log" >&2; exit 2; }
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat >>"$dir/data/postgresql.conf" <<CONF
port = $port
listen_addresses = '127.0.0.1'
unix_socket_directories = '$dir'
shared_buffers = 256MB
max_connections = 200
max_wal_size = 2GB
CONF
"${as_server[@]}" "$bin/pg_ctl" -D "$dir/data" -l "$dir/server.log" -w start >/dev/null || { cat "$dir/server.log" >&2; exit 2; }
cd "$OLDPWD"

export YICHUANG_TEST_POSTGRES="postgresql:///postgres?host=$dir&port=$port&user=$owner"
status=0
"$@" || status=$?
exit "$status"
