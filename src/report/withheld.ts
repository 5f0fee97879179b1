import { isPublic, type TestResult } from '../grade/result.js';

/** What a student reads of a test that is not, or not yet, theirs to see: nothing that gives its inputs or answer away. */
export const WITHHELD = 'The details of this test are withheld.';

/**
 * Whether a test's details stay with the staff: all but `visible` tests. The program under test chooses its own error
 * messages and could print the hidden inputs in them, so these are withheld as well.
 */
export const isWithheld = (test: TestResult): boolean => !isPublic(test);
