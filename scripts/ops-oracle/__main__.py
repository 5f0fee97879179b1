#!/usr/bin/python3
"""Writes test/fixtures/ops-oracle.json: calls of TensorFlow.js's ops with NumPy's or PyTorch's results, gradients too.

    /usr/bin/python3 scripts/ops-oracle

Needs NumPy and PyTorch 1.13 (Debian: python3-torch). The tests read the numbers alone. Everything is computed in double
precision from inputs of two decimals, and written with nine digits. test/fixtures/README.md describes the file.
"""
import json
import sys
from pathlib import Path

import numpy as np
import torch

import elementwise  # noqa: F401, its rows come first
import layers  # noqa: F401
from rows import calls

path = Path(__file__).parent.parent.parent / 'test/fixtures/ops-oracle.json'
lines = ',\n'.join(json.dumps(call, separators=(',', ':'), allow_nan=False) for call in calls)
path.write_text('{\n"format":1,\n"tolerance":2e-5,\n"calls":[\n' + lines + '\n]\n}\n')
print(f'{len(calls)} calls in {path.name}, by NumPy {np.__version__} and PyTorch {torch.__version__}', file=sys.stderr)
