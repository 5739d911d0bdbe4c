#!/bin/sh
# Runs inside the image, with the version that its tag promises.
set -eu
node --version | grep -F "v$1."
npm --version
