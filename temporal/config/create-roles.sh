#!/bin/sh
# Runs once, in a new PostgreSQL: Temporal and Fermata have a role each and cannot read the other's data.
set -eu

psql -v ON_ERROR_STOP=1 -v temporal_password="$TEMPORAL_PASSWORD" -v fermata_password="$FERMATA_PASSWORD" <<'SQL'
create role temporal login createdb password :'temporal_password';
create role fermata login password :'fermata_password';
create database fermata owner fermata;
revoke connect on database fermata from public;
SQL
