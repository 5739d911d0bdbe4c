#!/bin/sh
# Runs inside the image, with the version that its tag promises.
set -eu
python --version | grep -F "Python $1."
python -c 'import ssl; assert ssl.create_default_context().get_ca_certs()'
python -m venv "$(mktemp -d)/.venv"
