import { stringify } from 'csv-stringify/sync';
import { clean } from '../clean.js';
import type { Comparison } from './pair.js';

/** With it Excel reads UTF-8. */
const BOM = '\ufeff';
const HEAD = [
  'rank',
  'one',
  'other',
  'other year',
  'lines of one',
  'lines of other',
  '% of one',
  '% of other',
];

/** A row for each pair, the one that shares the most first; texts that a spreadsheet would run as formulas are disarmed. */
export function similarCsv({ pairs }: Comparison): string {
  const rows = pairs.map(({ parties: [one, other] }, i) => [
    String(i + 1),
    ...[one.submission, other.submission].map(text),
    one.before || other.before ? 'yes' : '',
    ...[one.lines, other.lines].map(String),
    ...[one.share, other.share].map((share) => String(Math.round(100 * share))),
  ]);
  return BOM + stringify([HEAD, ...rows], { escape_formulas: true });
}

const text = (value: string): string => clean(value).replace(/\s+/g, ' ').trim();
