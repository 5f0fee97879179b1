"""Rows of the fixture: a call, its result and its gradients, and the numbers that go in."""
import numpy as np
import torch

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
