#!/bin/sh
# Runs inside the root, as its root: makes a database cluster and fills a database with Odoo's modules and demo data;
# the server is ended again. Starting a copy of it then takes seconds.
# fill-database.sh FOLDER MODULE,MODULE… [MORE-ARGUMENTS-OF-ODOO]
set -eu
place=$1 modules=$2
shift 2
export LC_ALL=C.UTF-8

as() {
  user=$1
  shift
  setpriv --reuid="$user" --regid="$user" --init-groups env HOME=/tmp "$@"
}
bin=$(dirname /usr/lib/postgresql/*/bin/initdb)
chmod 777 "$place"
install -d -o postgres -g postgres -m 700 "$place/pg"
install -d -o odoo -g odoo "$place/files"
cd /
as postgres "$bin/initdb" -D "$place/pg" -U odoo -A trust -E UTF8 --locale=C.UTF-8 --no-sync
# The socket is the only way in, so that no port is taken; what a crash loses is made anew.
cat >>"$place/pg/postgresql.conf" <<'X'
listen_addresses = ''
unix_socket_permissions = 0777
dynamic_shared_memory_type = mmap
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
min_wal_size = 32MB
max_wal_size = 64MB
X
as postgres "$bin/pg_ctl" -D "$place/pg" -w -l "$place/postgres.log" -o "-k $place" start ||
  { cat "$place/postgres.log"; exit 1; }
trap 'as postgres "$bin/pg_ctl" -D "$place/pg" -w -m fast stop; rm -f "$place/postgres.log"' EXIT
as odoo odoo --db_host="$place" --db_user=odoo --data-dir="$place/files" --no-http --max-cron-threads=0 \
  -d lineup -i "$modules" "$@" --stop-after-init
