#!/bin/sh
# What all images have in common. Runs as root while an image is built.
set -eu
export DEBIAN_FRONTEND=noninteractive

apt-get update
apt-get upgrade --yes
apt-get install --yes --no-install-recommends ca-certificates curl tini tzdata
rm -rf /var/lib/apt/lists/*

for certificate in /mnt/common/certificates/*.crt; do
  [ ! -e "$certificate" ] || cp "$certificate" /usr/local/share/ca-certificates/
done
update-ca-certificates
