import { GradelensError } from '../errors.js';
import { nearest } from '../nearest.js';
import { type Kind, OPTIONS } from './option-names.js';

/** A method or a function of the library whose options are known. */
export type Checked = keyof typeof OPTIONS;

/** An option that a method has not. */
export class UnknownOptionError extends GradelensError {
  constructor(
    readonly method: string,
    readonly option: string,
    readonly known: readonly string[],
    what = 'option',
  ) {
    const near = meantBy(option, known);
    const names = known.length > 0 ? `It takes: ${known.join(', ')}.` : 'It takes none.';
    super(
      'UNKNOWN_OPTION',
      `${method} has no ${what} ${JSON.stringify(option)}.${near === undefined ? '' : ` Did you mean ${near}?`} ${names}`,
    );
  }
}

/**
 * Options of `attribute`, or of a function, as its type declares them: `npm run docs` reads the names from there.
 *
 * Every method begins with it: a misspelt option would pass in silence, and its default would count.
 *
 * @throws {GradelensError} `UNKNOWN_OPTION` with the nearest name; `OPTION_TYPE`
 */
export function checkOptions(method: Checked, options: object): void {
  check(method, 'option', OPTIONS[method].options, options);
}

/**
 * The same for the settings that a constructor takes after the model and the layer.
 *
 * @throws {GradelensError} `UNKNOWN_OPTION` with the nearest name; `OPTION_TYPE`
 */
export function checkSettings(method: Checked, settings: object): void {
  check(method, 'setting', OPTIONS[method].settings, settings);
}

function check(method: string, what: string, known: Readonly<Record<string, Kind>>, given: unknown): void {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new GradelensError(
      'OPTION_TYPE',
      `${method} takes its ${what}s as an object, such as { ${Object.keys(known)[0] ?? ''}: ... }; got ${described(given)}.`,
    );
  }
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(known, name)) throw new UnknownOptionError(method, name, Object.keys(known), what);
    const kind = known[name]!;
    if (kind === 'any' || value === undefined || typeof value === kind) continue;
    const a = kind === 'boolean' ? 'true or false' : `a ${kind}`;
    throw new GradelensError('OPTION_TYPE', `${name} must be ${a}; got ${described(value)}.`);
  }
}

/** The name that was meant: in another spelling, a shorter or a longer one, or one with a slip. */
function meantBy(option: string, known: readonly string[]): string | undefined {
  const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const asked = plain(option);
  const same = known.find((name) => plain(name) === asked);
  const part = known.find((name) => plain(name).startsWith(asked) || asked.startsWith(plain(name)));
  return same ?? part ?? nearest(option, known);
}

/** What came, in a few words: never a tensor's or a layer's whole inside. */
export function described(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'symbol') return 'a symbol';
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) {
    const some = value.slice(0, 5).map(described);
    return `[${some.join(', ')}${value.length > 5 ? ', …' : ''}]`;
  }
  if ('then' in value && typeof value.then === 'function') return 'a promise (is a function async?)';
  const { name } = value.constructor ?? {};
  if ('shape' in value && Array.isArray(value.shape)) return `a ${name} of shape [${value.shape}]`;
  return name === 'Object' || !name ? 'an object' : `an object (${name})`;
}
