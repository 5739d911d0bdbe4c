#!/bin/sh
# Runs inside the image, with the version that its tag promises.
set -eu
Rscript -e 'cat("R", as.character(getRversion()), "\n")' | grep -F "R $1"
Rscript -e 'stopifnot(capabilities("libcurl"))'
