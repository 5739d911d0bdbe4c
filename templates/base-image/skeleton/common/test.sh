#!/bin/sh
# What must hold in every image. `make test` runs it inside of each.
set -eu

fail() {
  echo "✗ $1" >&2
  exit 1
}

[ "$(id -u)" != 0 ] || fail 'It runs as root.'
[ "$(date +%Z)" = UTC ] || fail "Its clock is not UTC but $(date +%Z)."
[ "$(pwd)" = /opt ] || fail "It begins in $(pwd) and not in /opt."
[ "$(cat /proc/1/comm)" = tini ] || fail 'Its first process is not tini, so signals are lost.'
[ -s "$SSL_CERT_FILE" ] || fail "There are no certificates in $SSL_CERT_FILE."
command -v curl >/dev/null || fail 'There is no curl for health checks.'
echo '✓ what all images have in common'
