import { join } from 'node:path';
import { statusOf } from '../intake/accounting.js';
import type { Collected } from '../intake/collected.js';
import { ACCOUNTING } from '../intake/folder-names.js';
import { peopleOf } from '../intake/student.js';
import { shown } from './shown.js';
import { printable, table } from './terminal.js';

/** Characters of a message that fit beside the rest on a line; accounting.csv has all of it. */
const SHORT = 100;

/** What a person reads of a collected class: the source, a line for each entry to look at, what is left to do. */
export function toldClass(collected: Collected, out: string): string {
  const { why, accounting, handIns } = collected;
  const looks = accounting.filter(
    ({ settled, status }) => !settled || /^(earlier|later) attempt$/.test(status),
  );
  const rows = looks.map((line) => [
    line.entry || '-',
    statusOf(line),
    peopleOf(line.students, line.entry),
    cut(line.message),
  ]);
  const open = accounting.filter(({ settled }) => !settled);
  const entries = open.filter(({ entry }) => entry !== '').length;
  const students = open.length - entries;
  const looked = [
    ...(entries > 0 ? [count(entries, 'entry', 'entries')] : []),
    ...(students > 0 ? [`${count(students, 'student')} without a hand-in`] : []),
  ].join(' and ');
  const left =
    open.length === 0
      ? 'Every entry and every student is accounted for.'
      : `To look at: ${looked}; ${shown(join(out, ACCOUNTING))} says all about them.`;
  const list =
    rows.length > 0 ? `${table([['entry', 'status', 'student', ''], ...rows]).join('\n')}\n\n` : '';
  return printable(
    `Read as ${why}.\n${counts(accounting)}.${untimed(collected)}\n\n${list}${count(handIns.length, 'hand-in')} in ${shown(out)}. ${left}\n`,
  );
}

/** Why nothing is called late, where it could be. */
function untimed({ source, accounting, deadline, timeZone }: Collected): string {
  // Folders tell no time.
  if (source === 'folders' || accounting.some((line) => line.late !== 'unknown')) return '';
  if (deadline === null) return ' Without --deadline nothing is called late.';
  return timeZone === null ? ' Its times name no zone: without --time-zone nothing is called late.' : '';
}

/** `37 entries: 30 taken (4 late), 2 skipped, ...`. */
function counts(accounting: Collected['accounting']): string {
  const entries = accounting.filter(({ entry }) => entry !== '');
  const by = new Map<string, number>();
  for (const { status } of entries) by.set(status, (by.get(status) ?? 0) + 1);
  const late = entries.filter((line) => line.status === 'taken' && line.late === 'yes').length;
  const parts = [...by].map(
    ([status, n]) => `${n} ${status}${status === 'taken' && late > 0 ? ` (${late} late)` : ''}`,
  );
  return `${count(entries.length, 'entry', 'entries')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
}

const cut = (text: string): string =>
  text.length > SHORT ? `${text.slice(0, SHORT - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
