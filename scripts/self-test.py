#!/usr/bin/env python3
"""Writes models/<network>.self-test.safetensors: a picture and its saliency, computed by PyTorch (Debian: python3-torch).

usage: scripts/self-test.py NETWORK WEIGHTS.safetensors
NETWORK is squeezenet1_1 or small. The engines of gradelens must give the same numbers before they grade anything.
"""
import json, pathlib, struct, sys
import numpy as np
import torch
from torch.nn import functional as F

# What follows the first convolution: pools and fire modules, by their index in `features`.
LAYERS = {
    "squeezenet1_1": ["pool", "fire3", "fire4", "pool", "fire6", "fire7", "pool", "fire9", "fire10", "fire11", "fire12"],
    "small": ["pool", "fire3", "fire4", "pool", "fire6", "fire7", "fire8"],
}


def read(path):
    raw = pathlib.Path(path).read_bytes()
    size = struct.unpack("<Q", raw[:8])[0]
    header = json.loads(raw[8 : 8 + size])
    header.pop("__metadata__", None)
    kinds = {"F32": np.float32, "F16": np.float16}

    def tensor(entry):
        start, end = (8 + size + at for at in entry["data_offsets"])
        return torch.tensor(np.frombuffer(raw[start:end], kinds[entry["dtype"]]).reshape(entry["shape"]).astype(np.float32))

    return {name: tensor(entry) for name, entry in header.items()}


def write(path, tensors):
    header, blocks, at = {}, [], 0
    for name, values in tensors.items():
        block = np.ascontiguousarray(values, np.float32).tobytes()
        header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [at, at + len(block)]}
        blocks.append(block)
        at += len(block)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    pathlib.Path(path).write_bytes(struct.pack("<Q", len(text)) + text + b"".join(blocks))


def scores(network, w, x):
    conv = lambda name, z, **how: F.conv2d(z, w[name + ".weight"], w[name + ".bias"], **how)
    x = F.relu(conv("features.0", x, stride=2))
    for layer in LAYERS[network]:
        if layer == "pool":
            x = F.max_pool2d(x, 3, 2, ceil_mode=True)
            continue
        name = "features." + layer[4:]
        x = F.relu(conv(name + ".squeeze", x))
        x = F.relu(torch.cat([conv(name + ".expand1x1", x), conv(name + ".expand3x3", x, padding=1)], 1))
    return F.relu(conv("classifier.1", x)).mean((2, 3))


network, path = sys.argv[1:]
picture = np.random.default_rng(231).standard_normal((1, 64, 64, 3)).astype(np.float32)
x = torch.tensor(picture.transpose(0, 3, 1, 2)).requires_grad_(True)
scores(network, read(path), x).max().backward()
out = pathlib.Path(__file__).parent.parent / "models" / f"{network}.self-test.safetensors"
write(out, {"x": picture, "saliency": x.grad.abs().amax(1).numpy()})
