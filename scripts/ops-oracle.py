#!/usr/bin/python3
"""Writes test/fixtures/ops-oracle.json: calls of TensorFlow.js's ops with NumPy's or PyTorch's results, gradients too.

    /usr/bin/python3 scripts/ops-oracle.py

Needs NumPy and PyTorch 1.13 (Debian: python3-torch). The tests read the numbers alone. Everything is computed in double
precision from inputs of two decimals, and written with nine digits. test/fixtures/README.md describes the file.
"""
import json
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

random = np.random.default_rng(14)
torch.set_default_dtype(torch.float64)
calls = []
counts = {}
NAN, INF = float('nan'), float('inf')
SPECIAL = [NAN, INF, -INF, 0.0, -0.0, 1.0, -1.0, 0.5, 2.5, -2.5, 1e-30]


def number(x):
    x = float(x)
    if np.isnan(x):
        return 'NaN'
    if np.isinf(x):
        return 'Infinity' if x > 0 else '-Infinity'
    if x == 0:
        return '-0' if np.signbit(x) else 0
    return int(x) if x == int(x) and abs(x) < 2**53 else float('%.9g' % x)


def plain(value, dtype=None):
    """An array as it stands in the file; complex numbers as pairs."""
    array = value.detach().numpy() if torch.is_tensor(value) else np.asarray(value)
    kind = {'f': 'float32', 'i': 'int32', 'b': 'bool', 'c': 'complex64', 'u': 'int32'}[array.dtype.kind]
    shape = list(array.shape)
    flat = array.reshape(-1)
    if kind == 'complex64':
        flat = np.stack([flat.real, flat.imag], -1).reshape(-1)
    return {'dtype': dtype or kind, 'shape': shape, 'values': [number(x) for x in flat]}


def written(argument):
    if isinstance(argument, (np.ndarray, torch.Tensor)):
        if isinstance(argument, np.ndarray) and argument.dtype.kind == 'c':
            real, imag = plain(argument.real), plain(argument.imag)
            return {'complex': {'shape': real['shape'], 'real': real['values'], 'imag': imag['values']}}
        return {'tensor': plain(argument)}
    if isinstance(argument, tuple):
        return {'list': [written(part) for part in argument]}
    if isinstance(argument, dict):
        return {'object': {key: written(part) for key, part in argument.items()}}
    if isinstance(argument, float):
        return number(argument)
    return argument


def add(op, args, gradient=None, **rest):
    counts[op, bool(gradient)] = n = counts.get((op, bool(gradient)), 0) + 1
    name = f"{op}{'-gradient' if gradient else ''}-{n}"
    row = {'name': name, 'op': op, 'args': [written(a) for a in args], **rest}
    if gradient:
        row['gradient'] = gradient
    calls.append(row)


def value(op, args, right, dtype=None):
    """A call and its result, or its results."""
    right = right if isinstance(right, tuple) else (right,)
    add(op, args, right=[plain(r, dtype) for r in right])


def both(op, args, function, only=None):
    """A call's result, and its gradient by each float tensor among the arguments, by PyTorch."""
    places = [i for i, a in enumerate(args) if isinstance(a, np.ndarray) and a.dtype.kind == 'f']
    tensors = {i: torch.tensor(args[i], requires_grad=True) for i in places}
    result = function(*[tensors.get(i, a) for i, a in enumerate(args)])
    value(op, args, result)
    upstream = torch.tensor(real(*result.shape) if result.dim() else np.asarray(real(1)[0]))
    for i in places if only is None else only:
        slope, = torch.autograd.grad(result, tensors[i], upstream, retain_graph=True)
        add(op, args, {'of': i, 'upstream': plain(upstream)}, right=[plain(slope)])


def real(*shape, low=-2, high=2):
    return np.asarray(np.round(random.uniform(low, high, shape), 2))


def whole(*shape, low=-5, high=6):
    return random.integers(low, high, shape)


def ints(*values):
    return np.array(values, dtype=np.int64)


def apart(*shape, gap=0.25):
    n = int(np.prod(shape))
    return random.permutation((np.arange(n) - n // 2 + 0.5) * gap).reshape(shape)


# Of one tensor ---------------------------------------------------------------------------------------------------------

UNARY = {
    'abs': (torch.abs, -2, 2), 'acos': (torch.acos, -0.8, 0.8), 'acosh': (torch.acosh, 1.3, 4),
    'asin': (torch.asin, -0.8, 0.8), 'asinh': (torch.asinh, -2, 2), 'atan': (torch.atan, -2, 2),
    'atanh': (torch.atanh, -0.8, 0.8), 'ceil': (torch.ceil, -3, 3), 'cos': (torch.cos, -2, 2),
    'cosh': (torch.cosh, -2, 2), 'elu': (F.elu, -2, 2), 'erf': (torch.erf, -2, 2), 'exp': (torch.exp, -2, 2),
    'expm1': (torch.expm1, -2, 2), 'floor': (torch.floor, -3, 3), 'log': (torch.log, 0.4, 3),
    'log1p': (torch.log1p, -0.5, 3), 'logSigmoid': (F.logsigmoid, -3, 3), 'neg': (torch.neg, -2, 2),
    'reciprocal': (torch.reciprocal, 0.4, 3), 'relu': (F.relu, -2, 2), 'relu6': (F.relu6, -2, 8),
    'round': (torch.round, -3, 3), 'rsqrt': (torch.rsqrt, 0.4, 3), 'selu': (F.selu, -2, 2),
    'sigmoid': (torch.sigmoid, -3, 3), 'sign': (torch.sign, -2, 2), 'sin': (torch.sin, -2, 2),
    'sinh': (torch.sinh, -2, 2), 'softplus': (F.softplus, -3, 3), 'sqrt': (torch.sqrt, 0.4, 3),
    'square': (torch.square, -2, 2), 'tan': (torch.tan, -1, 1), 'tanh': (torch.tanh, -2, 2),
}
for op, (function, low, high) in UNARY.items():
    x = real(2, 5, low=low, high=high)
    both(op, [x[x != 0].reshape(-1)], function)
    special = function(torch.tensor(SPECIAL))
    if op == 'sign':
        special[0] = NAN
    value(op, [np.array(SPECIAL)], special)
for op, function in {'isNaN': np.isnan, 'isFinite': np.isfinite, 'isInf': np.isinf}.items():
    value(op, [np.array(SPECIAL)], function(SPECIAL))
both('leakyRelu', [apart(2, 3), 0.1], lambda x, a: F.leaky_relu(x, a))
both('prelu', [apart(2, 3), real(3)], lambda x, a: torch.where(x > 0, x, a * x))
both('clipByValue', [apart(7, gap=0.5), -1, 1], lambda x, low, high: torch.clamp(x, low, high))
value('clipByValue', [np.array(SPECIAL), -1, 2], torch.clamp(torch.tensor(SPECIAL), -1, 2))
value('cast', [np.array([0.5, -0.5, 0, NAN, -0.0, 1.9, -1.9]), 'bool'], np.array([1, 1, 0, 1, 0, 1, 1], bool))
value('cast', [np.array([0.5, -0.5, 0, 1.9, -1.9]), 'int32'], ints(0, 0, 0, 1, -1))
value('softmax', [np.array([1000.0, 0, -1000])], np.array([1.0, 0, 0]))
both('softmax', [real(2, 5)], lambda x: F.softmax(x, -1))
both('logSoftmax', [real(2, 5)], lambda x: F.log_softmax(x, -1))

# Of two tensors --------------------------------------------------------------------------------------------------------

PAIRS = [((7,), (7,)), ((2, 3), ()), ((2, 3), (3,)), ((2, 1), (1, 3)), ((2, 3, 4), (3, 1)), ((1, 2, 1, 3), (4, 1, 2, 1))]


def quotient(a, b):
    return a - torch.floor(a / b) * b


BINARY = {
    'add': torch.add, 'sub': torch.sub, 'mul': torch.mul, 'div': torch.div, 'squaredDifference': lambda a, b: (a - b)**2,
    'maximum': torch.maximum, 'minimum': torch.minimum, 'pow': torch.pow, 'atan2': torch.atan2, 'mod': quotient,
}
for op, function in BINARY.items():
    for p, q in PAIRS:
        a, b = real(*p, low=0.4, high=3), real(*q, low=0.41, high=3)
        both(op, [a, np.asarray(b + 0.003)], function)
bases = np.array([NAN, INF, -INF, 0, -0.0, 0.5, -2, 3])
EDGES = np.array([NAN, INF, -INF, 0, -0.0, 1, -1, 0.5, -2, 3])
with np.errstate(all='ignore'):
    for op, function in {
        'add': np.add, 'sub': np.subtract, 'mul': np.multiply, 'div': np.divide, 'maximum': np.maximum,
        'minimum': np.minimum, 'atan2': np.arctan2,
    }.items():
        value(op, [EDGES[:, None], EDGES], function(EDGES[:, None], EDGES))
    # TensorFlow.js keeps JavaScript's convention for 1 and -1 to the power of NaN and of infinities, NaN: see docs/engines.md.
    value('pow', [bases[:, None], EDGES], np.power(bases[:, None], EDGES))
    for op, function in {
        'equal': np.equal, 'notEqual': np.not_equal, 'less': np.less, 'lessEqual': np.less_equal,
        'greater': np.greater, 'greaterEqual': np.greater_equal,
    }.items():
        value(op, [EDGES[:, None], EDGES], function(EDGES[:, None], EDGES))
value('floorDiv', [ints(-7, 7, -8, 8), ints(2, -2, 3, -3)], ints(-7, 7, -8, 8) // ints(2, -2, 3, -3))
value('mod', [ints(-7, 7, -8, 8), ints(3, -3, 5, -5)], ints(-7, 7, -8, 8) % ints(3, -3, 5, -5))
value('bitwiseAnd', [ints(12, -1, 255), ints(10, 7, -256)], ints(12, -1, 255) & ints(10, 7, -256))
for p, q in [((3,), (3,)), ((2, 3), (3,)), ((), (2,)), ((2, 1), (1, 3))]:
    a, b = [np.asarray(real(*s) + 1j * real(*s)) for s in (p, q)]
    for op, function in {'add': np.add, 'sub': np.subtract, 'mul': np.multiply}.items():
        value(op, [a, b], np.asarray(function(a, b)))
both('where', [np.array([[1, 0, 1], [0, 0, 1]], bool), real(2, 3), real(2, 3)], lambda c, a, b: torch.where(torch.tensor(c), a, b))

# Reductions ------------------------------------------------------------------------------------------------------------

for op, function in {
    'sum': torch.sum, 'mean': torch.mean, 'max': torch.amax, 'min': torch.amin, 'logSumExp': torch.logsumexp,
}.items():
    for shape, axes, keep in [((2, 3), (0,), False), ((2, 3, 4), (0, 2), False), ((2, 3, 4), (1,), True), ((2, 3, 2), (2, 0), True)]:
        both(op, [apart(*shape), list(axes), keep], lambda x, a, k, f=function: f(x, tuple(a), keepdim=k))
both('prod', [real(2, 3, low=0.5), 1], lambda x, a: torch.prod(x, a))
both('prod', [real(2, 3, 2, low=0.5), -2, True], lambda x, a, k: torch.prod(x, a, keepdim=k))
value('prod', [np.array([0.0, 2, 3])], np.asarray(0.0))
both('norm', [real(2, 3), 'euclidean', 1], lambda x, o, a: torch.linalg.vector_norm(x, 2, a))
for axis in (0, 1, 2, -1, -2):
    both('cumsum', [real(2, 3, 2), axis], lambda x, a: torch.cumsum(x, a))
both('cumsum', [real(2, 3), 1, True, False], lambda x, a, e, r: torch.cumsum(x, 1) - x)
both('cumsum', [real(2, 3), 0, False, True], lambda x, a, e, r: torch.flip(torch.cumsum(torch.flip(x, (0,)), 0), (0,)))
x = real(2, 3)
value('cumprod', [x, 0], np.cumprod(x, 0))
NOTHING = np.zeros((2, 0))
for op, right in {'max': -INF, 'min': INF, 'sum': 0.0, 'prod': 1.0, 'mean': NAN, 'logSumExp': -INF}.items():
    value(op, [NOTHING, 1], np.full(2, right))
    value(op, [np.zeros(0)], np.asarray(right))
value('all', [NOTHING.astype(bool), 1], np.ones(2, bool))
value('any', [NOTHING.astype(bool), 1], np.zeros(2, bool))
value('all', [np.array([[1, 1], [1, 0]], bool), 1], np.array([1, 0], bool))
value('any', [np.array([[0, 0], [1, 0]], bool), 1], np.array([0, 1], bool))
for op, function in {'argMax': np.argmax, 'argMin': np.argmin}.items():
    x = apart(3, 4, 2)
    value(op, [x, 1], function(x, 1))
for op, function in {'max': np.max, 'min': np.min, 'sum': np.sum}.items():
    value(op, [np.array([[1, NAN, 2], [0, 3, 1.0]]), 1], function([[1, NAN, 2], [0, 3, 1.0]], 1))
x = apart(3, 5)
value('topk', [x, 3], tuple(np.asarray(r) for r in torch.topk(torch.tensor(x), 3)))
value('bincount', [ints(0, 2, 2, 1, 9), np.zeros(0), 4], np.array([1.0, 1, 2, 0]))
value('unsortedSegmentSum', [np.array([1, NAN, 2]), ints(0, 1, 0), 2], np.array([3, NAN]))
both('unsortedSegmentSum', [real(4, 2), ints(0, 1, 0, 2), 3], lambda x, i, n: torch.zeros(n, 2).index_add(0, torch.tensor(i), x))
value('moments', [np.array([[1.0, 2, 4], [0, -1, 3]]), 1], (np.array([7 / 3, 2 / 3]), np.array([14 / 9, 26 / 9])))

# Products --------------------------------------------------------------------------------------------------------------

for p, q, ta, tb in [
    ((2, 3), (3, 4), False, False), ((3, 2), (3, 4), True, False), ((2, 3), (4, 3), False, True), ((3, 2), (4, 3), True, True),
    ((2, 2, 3), (2, 3, 4), False, False), ((1, 2, 3), (4, 3, 2), False, False), ((4, 2, 3), (3, 2), False, False),
    ((3, 1, 2, 3), (1, 2, 3, 2), False, False), ((2, 3), (4, 2, 3), False, True),
]:
    both('matMul', [real(*p), real(*q), ta, tb], lambda a, b, ta, tb: (a.mT if ta else a) @ (b.mT if tb else b))
value('matMul', [ints(70000, 2).reshape(1, 2), ints(300, 5).reshape(2, 1)], ints(21000010).reshape(1, 1))
for equation, *shapes in [
    ('ij,jk->ik', (2, 3), (3, 4)), ('ij->ji', (2, 3)), ('ij->', (2, 3)), ('bhwc,bhwd->bcd', (2, 2, 3, 2), (2, 2, 3, 3)),
    ('i,j->ij', (2,), (3,)), ('bij,bjk->bik', (2, 2, 3), (2, 3, 2)), ('ij,ij->ij', (2, 3), (2, 3)), ('i,i->', (4,), (4,)),
]:
    both('einsum', [equation, *[real(*s) for s in shapes]], lambda e, *t: torch.einsum(e, *t))

# Convolutions and pools ------------------------------------------------------------------------------------------------


def margins(size, window, stride, dilation, pad):
    """TensorFlow's padding before and after."""
    reach = (window - 1) * dilation + 1
    if pad == 'valid':
        return 0, 0
    if isinstance(pad, int):
        return pad, pad
    total = max((-(-size // stride) - 1) * stride + reach - size, 0)
    return total // 2, total - total // 2


def padded(x, window, stride, dilation, pad, fill=0.0):
    """Channels last to channels first, padded."""
    sizes = x.shape[1:-1]
    ends = [margins(n, w, s, d, pad) for n, w, s, d in zip(sizes, window, stride, dilation)]
    return F.pad(x.movedim(-1, 1), [e for end in reversed(ends) for e in end], value=fill)


def conv(dims, depthwise=False):
    def run(x, w, stride=1, pad='valid', _format='NHWC', dilation=1):
        stride, dilation = [(v,) * dims if isinstance(v, int) else tuple(v) for v in (stride, dilation)]
        groups = 1
        filters = w.permute(dims + 1, dims, *range(dims))
        if depthwise:
            groups = w.shape[-2]
            filters = w.permute(2, 3, 0, 1).reshape(-1, 1, *w.shape[:2])
        x = padded(x, w.shape[:dims], stride, dilation, pad)
        function = {2: F.conv2d, 3: F.conv3d}[dims]
        return function(x, filters, None, stride, 0, dilation, groups).movedim(1, -1)
    return run


for x, w, rest in [
    ((2, 5, 4, 3), (3, 3, 3, 2), (1, 'same')), ((1, 7, 6, 2), (3, 3, 2, 2), (2, 'same')), ((1, 7, 8, 2), (3, 2, 2, 2), ([2, 3], 'valid')),
    ((1, 6, 5, 1), (3, 3, 1, 2), (1, 2)), ((1, 7, 7, 2), (3, 3, 2, 2), (1, 'same', 'NHWC', 2)), ((1, 8, 7, 1), (3, 2, 1, 2), (1, 'valid', 'NHWC', [2, 3])),
]:
    both('conv2d', [real(*x), real(*w), *rest], conv(2))
for x, w, rest in [
    ((2, 5, 4, 3), (3, 3, 3, 1), (1, 'same')), ((1, 6, 5, 2), (3, 3, 2, 3), (1, 1)), ((1, 7, 6, 2), (3, 3, 2, 1), (2, 'same')),
    ((1, 7, 7, 2), (3, 3, 2, 2), (1, 'same', 'NHWC', 2)),
]:
    both('depthwiseConv2d', [real(*x), real(*w), *rest], conv(2, True))
for x, w, rest in [
    ((1, 3, 3, 3, 1), (2, 2, 2, 1, 2), (1, 'same')), ((1, 4, 4, 3, 2), (3, 2, 2, 2, 1), (2, 'same')), ((1, 5, 4, 4, 1), (2, 2, 2, 1, 1), (1, 'valid', 'NDHWC', 2)),
]:
    both('conv3d', [real(*x), real(*w), *rest], conv(3))
both(
    'conv2dTranspose', [real(1, 3, 2, 2), real(3, 2, 1, 2), [1, 7, 4, 1], 2, 'valid'],
    lambda x, w, *_: F.conv_transpose2d(x.permute(0, 3, 1, 2), w.permute(3, 2, 0, 1), stride=2).permute(0, 2, 3, 1),
)


def average(dims):
    def run(x, window, stride, pad):
        sizes = [(v,) * dims if isinstance(v, int) else tuple(v) for v in (window, stride)]
        pool = {2: F.avg_pool2d, 3: F.avg_pool3d}[dims]
        means = [pool(padded(t, sizes[0], sizes[1], (1,) * dims, pad), *sizes) for t in (x, torch.ones_like(x))]
        return (means[0] / means[1]).movedim(1, -1)
    return run


def largest(dims):
    def run(x, window, stride, pad):
        sizes = [(v,) * dims if isinstance(v, int) else tuple(v) for v in (window, stride)]
        pool = {2: F.max_pool2d, 3: F.max_pool3d}[dims]
        return pool(padded(x, sizes[0], sizes[1], (1,) * dims, pad, -INF), *sizes).movedim(1, -1)
    return run


PLANES = [((2, 5, 4, 3), 3, 2, 'same'), ((1, 5, 5, 2), 3, 1, 'same'), ((1, 6, 6, 2), 3, 3, 1), ((1, 5, 6, 2), [2, 3], [1, 2], 'valid')]
SPACES = [((1, 3, 4, 3, 2), 2, 1, 'same'), ((1, 5, 4, 4, 1), [3, 2, 2], [2, 1, 2], 'same'), ((1, 3, 3, 3, 1), 2, 1, 1)]
for shape, *rest in PLANES:
    both('avgPool', [real(*shape), *rest], average(2))
    both('maxPool', [apart(*shape) - 20, *rest], largest(2))
for shape, *rest in SPACES:
    both('avgPool3d', [real(*shape), *rest], average(3))
    both('maxPool3d', [apart(*shape) - 20, *rest], largest(3))

# Places ----------------------------------------------------------------------------------------------------------------

both('gather', [real(2, 5), ints(4, 0, 2, 1, 1, 3).reshape(2, 3), 1, 1], lambda x, i, *_: torch.gather(x, 1, torch.tensor(i)))
both('gather', [real(2, 3, 2), ints(2, 0), 1], lambda x, i, a: x[:, i])
both('gather', [real(2, 2, 4), ints(3, 0, 1, 2).reshape(2, 2, 1), 2, 2], lambda x, i, *_: torch.gather(x, 2, torch.tensor(i)))
both('gatherND', [real(2, 3), ints(1, 2, 0, 1, 1, 2).reshape(3, 2)], lambda x, i: x[i[:, 0], i[:, 1]])
both('gatherND', [real(2, 3, 2), ints(1, 0, 0, 1).reshape(2, 2)], lambda x, i: x[i[:, 0], i[:, 1]])
value('scatterND', [ints(2, 2, 0).reshape(3, 1), np.array([1.0, 2, 4]), [4]], np.array([4.0, 0, 3, 0]))
for dtype, kind in {'float32': float, 'int32': int, 'bool': bool}.items():
    value('oneHot', [ints(0, 2, 5, 1).reshape(2, 2), 3, 1, 0, dtype], np.array([[[1, 0, 0], [0, 0, 1]], [[0, 0, 0], [0, 1, 0]]], kind))
x = real(2, 3, 2, 4)
value('transpose', [x, [0, 3, 1, 2]], x.transpose(0, 3, 1, 2))
value('reverse', [x, [1, 3]], np.flip(x, (1, 3)))
value('slice', [x, [0, 1, 0, 1], [2, 2, 2, 1]], x[:, 1:3, :, 1:2])
value('stridedSlice', [real(4) * 0 + np.array([1.0, 2, 3, 4]), [3], [0], [-2]], np.array([4.0, 2]))
value('stridedSlice', [np.array([1.0, 2, 3, 4]), [3], [1], [1]], np.zeros(0))
x = real(2, 3)
both('tile', [real(2, 1, 2, 1, 2), [1, 2, 1, 3, 1]], lambda x, r: x.repeat(r))
both('unstack', [real(1, 3)], lambda x: x[0])
value('linalg.bandPart', [np.arange(1.0, 17).reshape(4, 4), 1, 1], np.tril(np.triu(np.arange(1.0, 17).reshape(4, 4), -1), 1))
both('linalg.bandPart', [real(3, 3), 0, -1], lambda x, *_: torch.triu(x))
value('depthToSpace', [np.arange(8.0).reshape(1, 1, 2, 4), 2], np.array([0.0, 1, 4, 5, 2, 3, 6, 7]).reshape(1, 2, 4, 1))
for mode, name in {'reflect': 'reflect', 'symmetric': 'symmetric'}.items():
    ends = [[1, 2], [0, 2]]
    at = np.pad(np.arange(12).reshape(3, 4), ends, name)
    both('mirrorPad', [real(3, 4), ends, mode], lambda x, *_, at=at: x.reshape(-1)[torch.tensor(at)])

# Images ----------------------------------------------------------------------------------------------------------------


def rows_of(size, out, align, half, nearest):
    """A matrix that resizes one axis."""
    scale = (size - 1) / (out - 1) if align and out > 1 else size / out
    matrix = torch.zeros(out, size)
    for i in range(out):
        at = (i + 0.5) * scale - 0.5 if half else i * scale
        if nearest:
            at = (i + 0.5) * scale if half else at
            matrix[i, min(int(np.floor(at + 0.5) if align else np.floor(at)), size - 1)] = 1
            continue
        low = int(np.floor(at))
        share = at - low
        matrix[i, min(max(low, 0), size - 1)] += 1 - share
        matrix[i, min(max(low + 1, 0), size - 1)] += share
    return matrix


for op, nearest in {'image.resizeBilinear': False, 'image.resizeNearestNeighbor': True}.items():
    for align, half in [(False, False), (True, False), (False, True)]:
        for shape, out in [((1, 3, 4, 2), [6, 8]), ((2, 5, 4, 1), [3, 2]), ((1, 4, 5, 1), [7, 3])]:
            both(op, [real(*shape), out, align, half], lambda x, o, a, h, n=nearest: torch.einsum(
                'ph,qw,bhwc->bpqc', rows_of(x.shape[1], o[0], a, h, n), rows_of(x.shape[2], o[1], a, h, n), x))
x = real(2, 3, 4, 1)
matrix = np.array([[1, 0, 1, 0, 1, -1, 0, 0.0]])
moved = np.zeros_like(x)
moved[:, 1:, :3] = x[:, :2, 1:]
value('image.transform', [x, matrix], moved)
x = real(1, 2, 3, 2)
value('image.flipLeftRight', [x], x[:, :, ::-1])

# Normalisation, losses -------------------------------------------------------------------------------------------------


def normed(x, mean, variance, offset=0, scale=1, epsilon=1e-3):
    return (x - mean) / torch.sqrt(variance + epsilon) * (1 if scale is None else scale) + (0 if offset is None else offset)


both('batchNorm', [real(2, 2, 3), real(3), real(3, low=0.4)**2], normed)
both('batchNorm', [real(2, 2, 2, 3), real(3), real(3, low=0.4)**2, real(3)], normed)
both('batchNorm', [real(4, 3), real(3), real(3, low=0.4)**2, real(3), real(3), 0.01], normed)


def local(x, radius, bias, alpha, beta):
    squares = F.pad(x * x, (radius, radius))
    total = sum(squares[..., i:i + x.shape[-1]] for i in range(2 * radius + 1))
    return x / (bias + alpha * total)**beta


both('localResponseNormalization', [real(1, 2, 2, 7), 2, 1.5, 0.3, 0.6], local)
both('losses.huberLoss', [real(2, 3, low=-0.05, high=0.05), apart(2, 3, gap=0.5)], lambda y, p: F.huber_loss(p, y, delta=1.0), [0, 1])
both('losses.meanSquaredError', [real(2, 3), real(2, 3)], lambda y, p: F.mse_loss(p, y))
both('losses.sigmoidCrossEntropy', [real(2, 3, low=0, high=1), apart(2, 3)], lambda y, p: F.binary_cross_entropy_with_logits(p, y), [1])
both('losses.softmaxCrossEntropy', [np.array([[0.2, 0.5, 0.3], [0.6, 0.1, 0.3]]), real(2, 3)], lambda y, p: F.cross_entropy(p, y), [1])
both('losses.hingeLoss', [np.array([[1.0, 0, 1], [0, 0, 1]]), apart(2, 3, gap=0.5)], lambda y, p: F.relu(1 - (2 * y - 1) * p).mean(), [1])

# Complex numbers -------------------------------------------------------------------------------------------------------

for shape in [(3,), (4,), (2, 5), (8,)]:
    z = real(*shape) + 1j * real(*shape)
    value('fft', [z], np.fft.fft(z))
    value('ifft', [z], np.fft.ifft(z))
    x = real(*shape)
    value('rfft', [x], np.fft.rfft(x))
z = real(2, 3) + 1j * real(2, 3)
value('abs', [z], np.abs(z))
value('transpose', [z], z.T)

path = Path(__file__).parent.parent / 'test/fixtures/ops-oracle.json'
lines = ',\n'.join(json.dumps(call, separators=(',', ':'), allow_nan=False) for call in calls)
path.write_text('{\n"format":1,\n"tolerance":2e-5,\n"calls":[\n' + lines + '\n]\n}\n')
print(f'{len(calls)} calls in {path.name}, by NumPy {np.__version__} and PyTorch {torch.__version__}', file=sys.stderr)
