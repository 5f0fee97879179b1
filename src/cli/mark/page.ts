import type { Answer } from '../../marking/answers.js';
import { signed } from '../../marking/score.js';
import type { MarkingSession } from '../../marking/session.js';
import { points } from '../../report/text.js';
import { painter, printable } from '../terminal.js';

/** What toggles items, in their order. */
export const ITEM_KEYS = '123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const paint = painter(process.stdout);
const dim = (text: string): string => paint('dim', text);

/** A question and an answer to it. `figures`: where those of the hand-in lie. */
export function answerPage(session: MarkingSession, figures: string | undefined): string {
  const { question, current, total, left } = session;
  const { title, points: most, prompt } = question;
  if (current === undefined) return '';
  return [
    '',
    paint('bold', `${printable(title)} (${points(most)} points): ${total - left} of ${total} marked`),
    dim(printable(prompt)),
    '',
    ...said(current),
    '',
    ...(figures === undefined ? [] : [dim(`Figures: ${figures} (o opens them)`)]),
  ].join('\n');
}

function said({ text, notes, choice }: Answer): string[] {
  if (text === null) return [paint('yellow', 'No answer was found.'), ...notes.map(printable)];
  return [...(choice === undefined ? [] : [paint('bold', `Choice ${choice}`)]), printable(text)];
}

/** A key and what it does stay on one line. */
const together = (key: string): string => key.replaceAll(' ', '\u00a0');

/** What is decided so far, and the keys. `told`: what came of the last key. */
export function panel(session: MarkingSession, told: string, conflict: boolean): string {
  const { question, draft, score } = session;
  const items = question.items.map((item, i) => {
    const has = draft.items.has(item.id);
    const line = `${has ? 'x' : ' '} [${ITEM_KEYS[i]}] ${signed(item.points)} ${printable(item.title)}`;
    return has ? paint('green', line) : line;
  });
  return [
    ...items,
    ...(items.length === 0 ? ['There are no rubric items yet: n adds one.'] : []),
    ...(draft.comment === '' ? [] : [`Comment: ${printable(draft.comment)}`]),
    score === undefined ? 'Not decided.' : `Score: ${points(score)} of ${points(question.points)}`,
    ...(told === '' ? [] : [paint('yellow', printable(told))]),
    dim(conflict ? ['w yours instead', 'Enter leave theirs'].map(together).join('   ') : keysOf(session)),
  ].join('\n');
}

function keysOf({ question: { items }, draft, alike }: MarkingSession): string {
  const numbers = items.length > 1 ? `1-${ITEM_KEYS[items.length - 1]} items` : '1 item';
  const others = alike.length === 1 ? '1 other' : `${alike.length} others`;
  return [
    ...(items.length > 0 ? [numbers] : []),
    ...['0 none', 'Enter save'],
    ...(alike.length > 0 ? [draft.together ? `g this one alone` : `g with ${others} alike`] : []),
    ...['c comment', 'r replies', 'n new item', 's skip', 'u back', 'o figures', 'q quit'],
  ]
    .map(together)
    .join('   ');
}

/** Answers that are to be marked together with one, each by what differs. */
export function alikePage(session: MarkingSession): string {
  const { current, alike } = session;
  const texts = alike.map(({ text }) => text ?? '').filter((text) => text !== current?.text);
  const differ = [...new Set(texts)].map((text) => `  ${differing(current?.text ?? '', text)}`);
  const same = alike.length - texts.length;
  return [
    `Marked together with ${alike.length} more:`,
    ...(same > 0 ? [`  ${same} ${same === 1 ? 'is' : 'are'} the same`] : []),
    ...differ,
  ].join('\n');
}

/** Words that only one of two texts has. */
function differing(one: string, two: string): string {
  const [a, b] = [one, two].map((text) => new Set(printable(text).split(/\s+/)));
  const [less, more] = [[...a!].filter((word) => !b!.has(word)), [...b!].filter((word) => !a!.has(word))];
  if (less.length + more.length === 0) return 'one has the same words in another order, or other blanks';
  return [
    ...(less.length > 0 ? [`without: ${less.join(' ')}`] : []),
    ...(more.length > 0 ? [`with: ${more.join(' ')}`] : []),
  ].join('; ');
}
