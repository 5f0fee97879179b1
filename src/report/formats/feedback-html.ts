import { feedbackOf } from '../feedback.js';
import type { ReportFormat } from '../format.js';
import { page } from '../page.js';

/**
 * What a student reads: one page without scripts that needs no other file. What lost points comes first: of each test the
 * likeliest cause and the numbers, of each problem the student's picture, the expected one and the difference once. What passed
 * is folded.
 *
 * Of tests that students do not see, only name, points and verdict's colour of the score are on the page.
 */
export default {
  file: 'feedback.html',
  render: async (result) => page('feedback', await feedbackOf(result)),
} satisfies ReportFormat;
