#!/usr/bin/env python3
"""Runs a PyTorch benchmark that knows nothing of devices on a CUDA device: what it makes lies there, and its clock waits for the
device. Convolutions in float32 as everywhere else, not in TF32.

usage: torch-cuda.py SCRIPT [ARGUMENTS OF THE SCRIPT]...      PyTorch 2.0 or newer
"""
import runpy, sys, time
import torch

if not torch.cuda.is_available():
    sys.exit("torch-cuda.py: this PyTorch (%s) sees no CUDA device" % torch.__version__)
torch.set_default_device("cuda")
torch.backends.cudnn.allow_tf32 = torch.backends.cuda.matmul.allow_tf32 = False
clock = time.perf_counter

def after_the_device():
    torch.cuda.synchronize()
    return clock()

time.perf_counter = after_the_device
print(torch.cuda.get_device_name(0))
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
