"""Ops of one tensor, of two, and reductions."""
import numpy as np
import torch
import torch.nn.functional as F

from rows import INF, NAN, SPECIAL, apart, both, ints, real, value

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
