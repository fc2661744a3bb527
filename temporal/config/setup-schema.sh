#!/bin/sh
# Makes and upgrades both databases of Temporal; may be repeated. Runs in temporalio/admin-tools.
set -eu

setup() {
  database=$1
  schema=$2
  tool() { temporal-sql-tool --plugin postgres12 --ep "$POSTGRES_SEEDS" -p "$DB_PORT" -u "$POSTGRES_USER" --db "$database" "$@"; }
  tool create
  # Leaves a schema that already has a version as it is.
  tool setup-schema -v 0.0
  tool update-schema -d "/etc/temporal/schema/postgresql/v12/$schema/versioned"
}

setup temporal temporal
setup temporal_visibility visibility
