#!/usr/bin/env bash
# Installs @tensorflow/tfjs-node without its own download: its addon is built against the TensorFlow that PyPI's
# tensorflow-cpu carries. For a network that reaches package registries only, such as one behind a university's firewall.
#
#   scripts/native-tensorflow.sh [folder]     default: $GRADELENS_ENGINES, else ~/.cache/gradelens/engines
#
# Needs Linux, x86-64, Node 20 or 22, g++, unzip and Python's pip; takes 1 GB of disk. Afterwards:
# gradelens doctor; gradelens grade --backend tensorflow (with GRADELENS_ENGINES set, where a folder was given).
set -euo pipefail

TENSORFLOW=2.15.0 TFJS=4.22.0 PYTHON=3.11
folder=${1:-${GRADELENS_ENGINES:-${XDG_CACHE_HOME:-$HOME/.cache}/gradelens/engines}}

missing() { echo "native-tensorflow: $1" >&2; exit 1; }
[ "$(uname -sm)" = 'Linux x86_64' ] || missing 'only Linux on x86-64 has these wheels; elsewhere: npm i @tensorflow/tfjs-node'
for program in node npm g++ unzip; do command -v $program >/dev/null || missing "$program is missing; install it"; done
pip=$(command -v pip3 || command -v pip) || missing 'pip is missing; install it, for example python3-pip'

download=$(mktemp -d)
trap 'rm -rf "$download"' EXIT
mkdir -p "$folder"
cd "$folder"
[ -f package.json ] || echo '{ "private": true, "description": "Engines for gradelens" }' >package.json

echo "tensorflow-cpu $TENSORFLOW (200 MB)"
"$pip" download --quiet --disable-pip-version-check --no-deps --only-binary=:all: --python-version $PYTHON \
  --platform manylinux_2_17_x86_64 --dest "$download" tensorflow-cpu==$TENSORFLOW
echo "@tensorflow/tfjs-node $TFJS"
# Its install script would download; node-api-headers are what its addon is compiled with.
npm install --silent --no-audit --no-fund --ignore-scripts @tensorflow/tfjs-node@$TFJS node-api-headers

module=node_modules/@tensorflow/tfjs-node
mkdir -p $module/deps/lib $module/lib/napi-v8
unzip -q -o "$download"/tensorflow_cpu-*.whl 'tensorflow/libtensorflow_*.so.2' 'tensorflow/include/*' -d "$download"
mv "$download"/tensorflow/libtensorflow_cc.so.2 "$download"/tensorflow/libtensorflow_framework.so.2 $module/deps/lib/

echo 'compiling the addon'
g++ -O2 -std=c++17 -shared -fPIC -DNAPI_VERSION=8 \
  -I node_modules/node-api-headers/include -I $module/.. -I $module -I "$download/tensorflow/include" \
  $module/binding/tfjs_backend.cc $module/binding/tfjs_binding.cc \
  -L $module/deps/lib -l:libtensorflow_cc.so.2 -l:libtensorflow_framework.so.2 \
  -Wl,-rpath,'$ORIGIN/../../deps/lib' -o $module/lib/napi-v8/tfjs_binding.node

TF_CPP_MIN_LOG_LEVEL=2 node --eval "
  const tf = require('./$module');
  if (tf.sum([1, 2]).dataSync()[0] !== 3) process.exit(1);
  console.log('works: ' + tf.getBackend() + ', TensorFlow $TENSORFLOW, in ' + process.cwd());
"
