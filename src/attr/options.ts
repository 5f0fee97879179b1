import { GradelensError } from '../errors.js';
import { nearest } from '../nearest.js';
import { type Kind, type Names, OPTIONS } from './option-names.js';
import { RANGES, type Range } from './ranges.js';

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
    const meant = near === undefined ? '' : `Did you mean ${near}? `;
    super(
      'UNKNOWN_OPTION',
      `${method} has no ${what} ${JSON.stringify(option)}. ${meant}It takes: ${known.join(', ')}.`,
    );
  }
}

/**
 * Options of `attribute`, or of a function, as its type declares them: `npm run docs` reads the names from there.
 *
 * Every method begins with it: a misspelt option would pass in silence, and its default would count. `others`: names that are not
 * the method's own are `refused`, or `another`'s, which gets them and checks them.
 *
 * @throws {GradelensError} `UNKNOWN_OPTION` with the nearest name; `OPTION_TYPE`, `OPTION_RANGE`; `NEURON_MISSING`,
 *   `WINDOW_MISSING`, `BASELINE_MISSING`
 */
export function checkOptions(
  method: Checked,
  options: object,
  others: 'refused' | 'another' = 'refused',
): void {
  const { options: known, needs }: Names = OPTIONS[method];
  // Nothing at all lacks what is needed, as an empty object does.
  const given = options ?? {};
  check(method, 'option', known, given, others === 'another');
  for (const name of needs) {
    const value = (given as Record<string, unknown>)[name];
    if (value === undefined || value === null) throw missing(method, name, value);
  }
}

/** Those of many options that are a method's own. */
export const ownOptions = (method: Checked, offered: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(offered).filter(([name]) => Object.hasOwn(OPTIONS[method].options, name)),
  );

/**
 * The same for the settings that a constructor takes after the model and the layer.
 *
 * @throws {GradelensError} `UNKNOWN_OPTION` with the nearest name; `OPTION_TYPE`, `OPTION_RANGE`
 */
export function checkSettings(method: Checked, settings: object): void {
  check(method, 'setting', OPTIONS[method].settings, settings);
}

function check(
  method: string,
  what: string,
  known: Readonly<Record<string, Kind>>,
  given: unknown,
  ignoresOthers = false,
): void {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new GradelensError(
      'OPTION_TYPE',
      `${method} takes its ${what}s as an object, such as { ${Object.keys(known)[0]}: ... }; got ${described(given)}.`,
    );
  }
  for (const [name, value] of Object.entries(given)) {
    const isKnown = Object.hasOwn(known, name);
    if (!isKnown && ignoresOthers) continue;
    if (!isKnown) throw new UnknownOptionError(method, name, Object.keys(known), what);
    const kind = known[name]!;
    if (value === undefined) continue;
    if (!isA(kind, value))
      throw new GradelensError('OPTION_TYPE', `${name} must be ${IN_WORDS[kind]}; got ${described(value)}.`);
    const range: Range | undefined = kind === 'number' ? RANGES[name as keyof typeof RANGES] : undefined;
    if (range?.holds(value as number) === false)
      throw new GradelensError('OPTION_RANGE', `${name} must be ${range.is}; got ${described(value)}.`);
  }
}

const IN_WORDS: Readonly<Record<Kind, string>> = {
  any: 'anything',
  boolean: 'true or false',
  function: 'a function',
  list: 'a list',
  number: 'a number',
  seed: 'a number or a text',
};

function isA(kind: Kind, value: unknown): boolean {
  if (kind === 'any') return true;
  if (kind === 'list') return Array.isArray(value);
  if (kind === 'seed') return typeof value === 'string' || Number.isFinite(value);
  return typeof value === kind && !Number.isNaN(value);
}

/** What an option that cannot be left out is. */
function missing(method: string, name: string, value: unknown): GradelensError {
  const got = `; got ${described(value)}.`;
  if (name === 'neuronSelector') {
    return new GradelensError(
      'NEURON_MISSING',
      `${method} needs \`neuronSelector\`, which neuron of the layer is explained: an index, an index for each axis ([row, column, channel]), or a function of the layer's output${got}`,
    );
  }
  if (name === 'slidingWindowShapes') {
    return new GradelensError(
      'WINDOW_MISSING',
      `${method} needs \`slidingWindowShapes\`, the window's size along each axis of an example, such as [4, 4, 3] for pictures${got}`,
    );
  }
  if (name === 'baselines') {
    return new GradelensError(
      'BASELINE_MISSING',
      `${method} needs \`baselines\`, a tensor with a row for each baseline, such as tf.zeros([2, ...X.shape.slice(1)])${got}`,
    );
  }
  return new GradelensError('OPTION_MISSING', `${method} needs the option ${name}${got}`);
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
  if (value === undefined) return 'nothing';
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
