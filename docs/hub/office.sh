#!/bin/sh -e
# Sets up the study of a team, as root: sh office.sh study.db malee daeng noi
# Typed again with further names, it lets these in as well.
study=$1
shift
address="postgresql://postgres@/lessons?host=/run/postgresql"
keeper() { runuser -u postgres -- "$@"; }

getent group coders >/dev/null || groupadd coders
if ! keeper psql -qlt | cut -d '|' -f 1 | grep -qw lessons; then
  keeper createdb --encoding=UTF8 --template=template0 lessons
  keeper synth move "$study" "$address"
fi
for name in "$@"; do
  id "$name" >/dev/null 2>&1 || useradd --create-home --groups coders "$name" # then: passwd NAME
  keeper psql -qtc "SELECT 1 FROM pg_roles WHERE rolname = '$name'" lessons | grep -q 1 || keeper createuser "$name"
  keeper synth admit "$address" "$name"
done
