"""Products, convolutions, pools, places, images, losses, complex numbers."""
import numpy as np
import torch
import torch.nn.functional as F

from rows import INF, NAN, SPECIAL, apart, both, ints, real, value

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
