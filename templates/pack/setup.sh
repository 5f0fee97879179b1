#!/usr/bin/env bash
# Gradescope runs this once, as root on Ubuntu, when it builds the autograder's image from the upload.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive

apt-get update
apt-get install -y --no-install-recommends ca-certificates curl gnupg bubblewrap util-linux

# Node.js 22 from its makers' packages: Ubuntu's own is too old.
curl -fsSL https://deb.nodesource.com/setup_22.x -o /tmp/setup_node.sh
bash /tmp/setup_node.sh
apt-get install -y --no-install-recommends nodejs
rm -rf /tmp/setup_node.sh /var/lib/apt/lists/*

cd /autograder/source
npm ci --omit=dev --ignore-scripts --no-audit --no-fund

# Rubric, answer key and weights are for root alone; so is everything beside them.
chown -R root:root /autograder/source
chmod -R u=rwX,go= /autograder/source
chmod u+x run_autograder bin/gradelens.js

# Fails here, and not at the due date, where grading cannot work on this machine.
node bin/gradelens.js doctor
