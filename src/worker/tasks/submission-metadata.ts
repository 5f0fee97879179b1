import { LineCounter, parseDocument } from 'yaml';
import type { Task } from '../task.js';

/** Gives each submission of Gradescope's submission_metadata.yml; or says what is wrong with it. */
export default (({ bytes }, part) => {
  const lineCounter = new LineCounter();
  // Every value stays the text that it is: ids begin with zeros. Its keys are Ruby's symbols, `:name`.
  const document = parseDocument(new TextDecoder().decode(bytes), {
    schema: 'failsafe',
    uniqueKeys: true,
    lineCounter,
  });
  const [fault] = document.errors;
  if (fault) return { problem: fault.message.split('\n')[0]! };
  const whole = document.toJS({ maxAliasCount: 0 }) as unknown;
  if (!isMap(whole)) return { problem: 'expected a list of submissions by their folders' };
  for (const [folder, value] of Object.entries(whole)) {
    if (!isMap(value)) return { problem: `${folder}: expected :submitters and :created_at` };
    const people = listOf(value[':submitters']).filter(isMap);
    part({
      ...{ folder, created: text(value[':created_at']), attempts: listOf(value[':history']).length + 1 },
      submitters: people.map((each) => ({
        id: text(each[':sid']),
        name: text(each[':name']),
        email: text(each[':email']),
      })),
    });
  }
  return {};
}) satisfies Task<{ bytes: Uint8Array }, { problem?: string }>;

type YamlMap = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is YamlMap =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string =>
  typeof value === 'string' && value !== '~' && value !== 'null' ? value : '';
