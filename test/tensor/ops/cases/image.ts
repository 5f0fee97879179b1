import { call, forward, given, kink, refused } from '../call.js';
import type { Draw } from '../draw.js';
import type { Entry, Family } from '../entry.js';

/** Eight numbers of projective transforms, a row for each picture. */
const transforms = (...rows: readonly (readonly number[])[]) => given(rows.flat(), [rows.length, 8]);
const TURNED = [1, 0.25, -0.3, -0.25, 1, 0.4, 0, 0];
const SHRUNK = [1.5, 0, -2.5, 0, 1, 1, 0, 0];
const TILTED = [1, 0.1, 0.2, 0.05, 0.9, 0.1, 0.01, 0.02];

const resized = (entry: Partial<Entry>): Entry => ({
  ...entry,
  calls: (draw) => [
    ...[
      [false, false],
      [true, false],
      [false, true],
    ].flatMap((rest) => [
      call(draw.float([1, 3, 4, 2]), [6, 8], ...rest),
      call(draw.float([2, 5, 4, 1]), [3, 2], ...rest),
      call(draw.float([1, 4, 5, 1]), [7, 3], ...rest),
      call(draw.float([3, 3, 2]), [5, 4], ...rest),
      call(draw.float([1, 3, 3, 1]), [1, 1], ...rest),
      call(draw.float([1, 1, 1, 2]), [3, 2], ...rest),
    ]),
    call(draw.float([1, 3, 3, 1]), [3, 3]),
    forward(draw.int([1, 2, 2, 2], 0, 9), [3, 3]),
    kink(given([1, Number.NaN, 2, 3], [1, 2, 2, 1]), [3, 3]),
    refused(draw.float([3, 3]), [2, 2]),
    refused(draw.float([1, 3, 3, 1]), [2, 2], true, true),
    refused(draw.float([1, 3, 3, 1]), [2]),
  ],
});

/** Boxes as top, left, bottom, right; some of them nearly the same. */
const boxes = given(
  [0, 0, 1, 1, 0, 0.1, 1, 1.1, 0, -0.1, 1, 0.9, 0, 10, 1, 11, 0, 10.1, 1, 11.1, 0, 100, 1, 101],
  [6, 4],
);
const scores = given([0.9, 0.75, 0.6, 0.95, 0.5, 0.3]);

const suppression = (rest: readonly number[][], padded = false): Entry => ({
  calls: (draw) => [
    ...rest.map((args) => forward(boxes, scores, ...args)),
    ...(padded ? [forward(boxes, scores, 5, 0.5, 0, true), forward(boxes, scores, 2, 0.5, 0, true)] : []),
    // Corners the other way round, equal scores, nothing at all.
    forward(given([1, 1, 0, 0, 0, 0.1, 1, 1.1], [2, 4]), given([0.5, 0.5]), 2, 0.5),
    forward(given([], [0, 4]), given([], [0]), 3, 0.5),
    forward(boxes, scores, -1, 0.5),
    refused(draw.float([3]), draw.float([3]), 2),
    refused(draw.float([3, 3]), draw.float([3]), 2),
    refused(draw.float([3, 4]), draw.float([2]), 2),
    refused(boxes, scores, 3, 1.5),
  ],
});
const PLAIN = [[3], [6, 0.5], [3, 0.5, 0.4], [10, 0.1], [3, 0], [6, 1], [6, 0.5, 0.8], [0, 0.5]];
const SOFT = [
  [3, 0.5, 0, 0.5],
  [6, 1, -Infinity, 0.5],
  [6, 0.5, 0.5, 0],
  [6, 1, 0, 1],
];

export default {
  'image.resizeBilinear': resized({}),
  'image.resizeNearestNeighbor': resized({ exact: true }),
  'image.cropAndResize': {
    noGradient: true,
    wrt: [0],
    calls: (draw: Draw) => {
      const places = (values: number[]) => given(values, [values.length], 'int32');
      const box = given([0, 0, 1, 1, 0.2, 0.1, 0.7, 0.9, -0.2, 0, 0.5, 1.3], [3, 4]);
      return [
        call(draw.float([2, 4, 5, 2]), box, places([0, 1, 1]), [3, 3]),
        call(draw.float([2, 4, 5, 2]), box, places([0, 1, 1]), [2, 4], 'nearest'),
        call(draw.float([2, 4, 5, 2]), box, places([1, 0, 0]), [3, 2], 'bilinear', 0.5),
        forward(draw.float([1, 4, 4, 1]), given([0.8, 0.9, 0.1, 0.2], [1, 4]), places([0]), [3, 3]),
        forward(draw.float([1, 4, 4, 1]), given([0, 0, 1, 1], [1, 4]), places([0]), [1, 1]),
        forward(draw.int([1, 4, 4, 1]), given([0, 0, 1, 1], [1, 4]), places([0]), [3, 3]),
        refused(draw.float([4, 4, 1]), box, places([0, 0, 0]), [3, 3]),
        refused(draw.float([1, 4, 4, 1]), given([0, 0, 1], [1, 3]), places([0]), [3, 3]),
        refused(draw.float([1, 4, 4, 1]), box, places([0]), [3, 3]),
        refused(draw.float([1, 4, 4, 1]), box, places([0, 0, 0]), [0, 3]),
      ];
    },
  },
  'image.flipLeftRight': {
    exact: true,
    calls: (draw) => [
      call(draw.float([1, 2, 3, 2])),
      call(draw.float([2, 3, 4, 1])),
      forward(draw.float([1, 1, 1, 1])),
      refused(draw.int([1, 2, 3, 1])),
      refused(draw.float([2, 3, 1])),
    ],
  },
  'image.grayscaleToRGB': {
    exact: true,
    calls: (draw) => [
      call(draw.float([2, 3, 1])),
      call(draw.float([1, 2, 2, 1])),
      call(draw.float([2, 1])),
      forward(draw.int([2, 2, 1])),
      refused(draw.float([2, 3, 3])),
    ],
  },
  'image.rgbToGrayscale': {
    calls: (draw) => [
      call(draw.float([2, 3, 3])),
      call(draw.float([1, 2, 2, 3])),
      call(draw.float([2, 3])),
      forward(draw.int([1, 2, 2, 3], 0, 256)),
      refused(draw.float([2, 3, 1])),
      refused(draw.float([3])),
    ],
  },
  'image.rotateWithOffset': {
    noGradient: true,
    calls: (draw) => [
      call(draw.float([1, 4, 4, 3]), 0.5),
      call(draw.float([2, 3, 5, 1]), -1, 0.5),
      forward(draw.float([1, 4, 4, 3]), 2, [1, 2, 3], 0.25),
      forward(draw.float([1, 5, 4, 3]), 1, 0, [0.25, 0.75]),
      forward(draw.float([1, 3, 3, 1]), 0),
      forward(draw.float([1, 3, 3, 1]), Math.PI / 2),
      refused(draw.float([3, 3, 1]), 0.5),
    ],
  },
  'image.transform': {
    noGradient: true,
    wrt: [0],
    calls: (draw) => [
      ...['nearest', 'bilinear'].flatMap((interpolation) =>
        ['constant', 'reflect', 'wrap', 'nearest'].flatMap((fill) => [
          forward(draw.float([1, 4, 4, 1]), transforms(SHRUNK), interpolation, fill, 3),
          forward(draw.float([2, 4, 5, 2]), transforms(TURNED, SHRUNK), interpolation, fill),
          forward(draw.float([2, 3, 4, 1]), transforms(TURNED), interpolation, fill, 0, [5, 3]),
        ]),
      ),
      call(draw.float([1, 4, 4, 1]), transforms(TILTED), 'bilinear'),
      forward(draw.float([1, 4, 4, 1]), transforms([1, 0, 0, 0, 1, 0, 0, 0])),
      refused(draw.float([4, 4, 1]), transforms(TURNED)),
      refused(draw.float([1, 4, 4, 1]), given([1, 0, 0, 0, 1, 0], [1, 6])),
      refused(draw.float([3, 4, 4, 1]), transforms(TURNED, TURNED)),
    ],
  },
  'image.threshold': {
    wrt: [],
    calls: (draw) => [
      forward(draw.int([3, 4, 1], 0, 256)),
      forward(draw.int([3, 4, 3], 0, 256), 'binary', false, 0.4),
      forward(draw.int([3, 4, 1], 0, 256), 'binary', true),
      forward(given([1, 2, 3, 200, 210, 220, 50, 60, 70, 90, 80, 70], [2, 2, 3]), 'otsu', true),
      refused(draw.float([3, 4])),
      refused(draw.float([3, 4, 2])),
      refused(draw.float([3, 4, 1]), 'other'),
    ],
  },
  'image.nonMaxSuppression': suppression(PLAIN),
  'image.nonMaxSuppressionAsync': suppression(PLAIN),
  'image.nonMaxSuppressionWithScore': suppression([...PLAIN, ...SOFT]),
  'image.nonMaxSuppressionWithScoreAsync': suppression([...PLAIN, ...SOFT]),
  'image.nonMaxSuppressionPadded': suppression(PLAIN, true),
  'image.nonMaxSuppressionPaddedAsync': suppression(PLAIN, true),
  'browser.fromPixels': {
    calls: () => {
      const pixels = { data: Uint8Array.from({ length: 24 }, (_, i) => i * 10), width: 3, height: 2 };
      return [forward(pixels), forward(pixels, 1), forward(pixels, 4), refused(pixels, 5), refused(null)];
    },
  },
} satisfies Family;
