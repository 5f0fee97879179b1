import { forward, given, refused } from '../call.js';
import type { Family } from '../entry.js';

const whole = (values: readonly number[]) => given(values, [values.length], 'int32');
const words = given(['a', 'b', 'c', 'd', 'e', 'f']);

export default {
  'string.stringNGrams': {
    calls: () => [
      forward(words, whole([0, 4, 6]), '|', [3], 'LP', 'RP', -1, false),
      forward(words, whole([0, 4, 6]), '|', [1, 2], '', '', 0, false),
      forward(words, whole([0, 1, 6]), ' ', [3], 'L', 'R', 1, true),
      forward(words, whole([0, 1, 6]), ' ', [4], 'L', 'R', 0, true),
      forward(words, whole([0, 0, 6]), '', [2], 'L', 'R', 0, false),
      forward(given(['é', '漢字']), whole([0, 2]), '-', [2], '', '', 0, false),
      refused(words, whole([0, 9]), '|', [2], '', '', 0, false),
      refused(words, whole([1, 6]), '|', [2], '', '', 0, false),
      refused(words, whole([0, 4, 3, 6]), '|', [2], '', '', 0, false),
    ],
  },
  'string.stringSplit': {
    calls: () => [
      forward(given(['a b c', 'd  e', '']), given([' '], [])),
      forward(given(['a b c', 'd  e', '']), given([' '], []), false),
      forward(given(['a,b;c', ',']), given([',;'], [])),
      forward(given(['abc', 'é漢']), given([''], [])),
      refused(given(['a', 'b'], [2, 1]), given([' '], [])),
      refused(given(['a']), given([' '])),
    ],
  },
  'string.stringToHashBucketFast': {
    calls: () => [
      forward(
        given(['a', 'b', 'é', '', 'a longer text of more than thirty-two letters, twice as long as that']),
        10,
      ),
      forward(given(['a', 'b', 'c', 'd'], [2, 2]), 3),
      forward(given(['a']), 1),
      refused(given(['a']), 0),
    ],
  },
  'string.staticRegexReplace': {
    calls: (draw) => [
      forward(given(['a1b22', 'no digit', '']), '[0-9]+', '#'),
      forward(given(['a1b22', 'no digit']), '[0-9]', '#', false),
      forward(given(['x', 'y'], [2, 1]), 'x', 'é'),
      forward(given(['ab']), '(a)(b)', '$2$1'),
      refused(draw.float([2]), 'a', 'b'),
    ],
  },
} satisfies Family;
