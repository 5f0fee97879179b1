import { join } from 'node:path';
import { RETURN_FOLDER } from '../report/return-folder.js';

/** Where things of a submission lie in the output folder. */
export interface Places {
  /** All reports, for the staff: results.json has verdicts and measures of hidden tests. */
  readonly staff: string;
  /** What its student gets: all of it, and nothing else. */
  readonly student: string;
}

export const placesOf = (out: string, submission: string): Places => ({
  staff: join(out, submission),
  student: join(out, RETURN_FOLDER, submission),
});
