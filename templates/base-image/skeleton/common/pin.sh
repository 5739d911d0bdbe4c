#!/bin/sh
# Writes the digest of the image behind each FROM line, so that two builds of one commit start from the same bytes.
set -eu

for file in "$@"; do
  image=$(sed -n 's/^FROM \([^@ ]*\).*/\1/p' "$file")
  digest=$(docker buildx imagetools inspect "$image" --format '{{.Manifest.Digest}}')
  sed "s|^FROM .*|FROM $image@$digest|" "$file" >"$file.new"
  mv "$file.new" "$file"
  echo "$file: $image@$digest"
done
