import * as tf from '@tensorflow/tfjs';
import type { Classifier } from '../../model/classifier.js';

/** What the check itself uses, taken before a hand-in could replace it. */
const { is } = Object;
const { ownKeys, getOwnPropertyDescriptor, getPrototypeOf, isExtensible, apply } = Reflect;
const { forEach } = Map.prototype;
const { slice } = String.prototype;
const activeResources = process.getActiveResourcesInfo.bind(process);

/** Characters of the answer; the names of what has changed are for the staff. */
const MOST = 300;

/** Names of what is not as it was, separated by `; `; empty where nothing is. */
type Look = () => string;

/**
 * Remembers the state of a process that has run no code of a hand-in yet. What it returns tells, later, what is no longer as it
 * was: built-in objects and their prototypes, globals, listeners, timers that wait, TensorFlow.js's kernels, gradients, flags,
 * engine, open scopes and tapes, and the functions of the network.
 *
 * Tensors that were kept are no change: they cost memory, which is watched.
 */
export function watchState(model: Classifier): Look {
  const looks = [
    ...builtIns().map(([name, each]) => sameProperties(name, each)),
    globals(),
    sameProperties('the network', model),
    sameProperties('tf.Tensor.prototype', tf.Tensor.prototype),
    sameProperties('tf.Variable.prototype', tf.Variable.prototype),
    registry('kernelRegistry', 'kernelFunc'),
    registry('gradRegistry', 'gradFunc'),
    engine(),
    flags(),
    listeners(),
    timers(),
  ];
  return () => {
    let changed = '';
    for (let i = 0; i < looks.length; i++) {
      const found = looks[i]!();
      if (found !== '') changed += `${changed === '' ? '' : '; '}${found}`;
    }
    return apply(slice, changed, [0, MOST]) as string;
  };
}

/** Every built-in object that a name of the language leads to, and what has no name. */
function builtIns(): [string, object][] {
  const found = new Map<object, string>();
  const add = (name: string, value: unknown): void => {
    if (Object(value) === value && value !== globalThis && !found.has(value as object)) {
      found.set(value as object, name);
      add(`${name}.prototype`, getOwnPropertyDescriptor(value as object, 'prototype')?.value);
      add(`the prototype of ${name}`, getPrototypeOf(value as object));
    }
  };
  for (const name of ownNames(globalThis)) {
    // Accessors are loaded when they are first used; TensorFlow.js's own two hold what changes with every call.
    if (!name.startsWith('_tf')) add(name, getOwnPropertyDescriptor(globalThis, name)?.value);
  }
  add('iterators of arrays', [][Symbol.iterator]());
  add('iterators of maps', new Map()[Symbol.iterator]());
  add('iterators of strings', ''[Symbol.iterator]());
  add('generators', (function* () {})());
  add('async functions', async () => {});
  return [...found].map(([each, name]) => [name, each]);
}

const ownNames = (each: object): string[] => ownKeys(each).filter((key) => typeof key === 'string');

/** An object's own properties: each with the same value, or the same getter and setter, none new and none frozen. */
function sameProperties(name: string, each: object): Look {
  const keys = ownKeys(each);
  const before = keys.map((key) => getOwnPropertyDescriptor(each, key)!);
  const open = isExtensible(each);
  return () => {
    if (ownKeys(each).length !== keys.length || isExtensible(each) !== open) return name;
    for (let i = 0; i < keys.length; i++) {
      const [now, then] = [getOwnPropertyDescriptor(each, keys[i]!), before[i]!];
      const same =
        now &&
        is(now.value, then.value) &&
        now.get === then.get &&
        now.set === then.set &&
        now.writable === then.writable &&
        now.configurable === then.configurable;
      if (!same) return typeof keys[i] === 'string' ? `${name}.${keys[i] as string}` : name;
    }
    return '';
  };
}

/** Names of the global object. A getter may have become its value: so does Node itself when it is first used. */
function globals(): Look {
  const keys = ownKeys(globalThis);
  const before = keys.map((key) => getOwnPropertyDescriptor(globalThis, key)!);
  return () => {
    const now = ownKeys(globalThis);
    if (now.length !== keys.length) return 'globalThis';
    for (let i = 0; i < keys.length; i++) {
      const { value, get } = getOwnPropertyDescriptor(globalThis, keys[i]!) ?? {};
      const then = before[i]!;
      if (then.get ? value === undefined && get !== then.get : !is(value, then.value)) {
        return `globalThis.${String(keys[i])}`;
      }
    }
    return '';
  };
}

/** TensorFlow.js's engine, with what it keeps to itself. */
type Engine = Pick<ReturnType<typeof tf.engine>, 'state' | 'registry'> & { readonly backendInstance: object };

interface Globals {
  readonly _tfGlobals: ReadonlyMap<string, ReadonlyMap<unknown, Record<string, unknown>>>;
  readonly _tfengine: Engine;
}
const shared = globalThis as unknown as Globals;

/** TensorFlow.js's kernels or gradients: the same functions under the same names. */
function registry(name: string, field: string): Look {
  const map = shared._tfGlobals.get(name)!;
  const entries = [...map].map(([key, config]) => ({ key, config, run: config[field] }));
  const get = map.get;
  return () => {
    let size = 0;
    apply(forEach, map, [() => size++]);
    if (size !== entries.length) return name;
    for (let i = 0; i < entries.length; i++) {
      const { key, config, run } = entries[i]!;
      if (apply(get, map, [key]) !== config || config[field] !== run) return `${name} ${String(key)}`;
    }
    return '';
  };
}

/** The engine: its methods, what computes, and whether all that was begun has ended. */
function engine(): Look {
  const own = shared._tfengine;
  const { state, backendInstance, registry: backends } = own;
  const looks = [
    sameProperties('tf.engine', getPrototypeOf(own)!),
    sameProperties('the engine', getPrototypeOf(backendInstance)!),
    sameProperties('the engines', backends),
    sameProperties('variables', state.registeredVariables),
  ];
  // Its own values change with every call.
  const keys = ownKeys(own).length;
  const scope = state.activeScope;
  return () => {
    if (shared._tfengine !== own || own.state !== state || own.backendInstance !== backendInstance)
      return 'the engine';
    if (ownKeys(own).length !== keys) return 'tf.engine';
    if (state.activeScope !== scope) return 'an open scope';
    if (state.gradientDepth !== 0 || state.kernelDepth !== 0 || state.profiling) return 'an open tape';
    let found = '';
    for (let i = 0; i < looks.length && found === ''; i++) found = looks[i]!();
    return found;
  };
}

type Flags = Record<string, unknown>;
interface Environment {
  flags: Flags;
  flagRegistry: Record<string, { evaluationFn(): unknown }>;
}

/** Flags: the same values, and of those that were looked up meanwhile the ones that they have by themselves. */
function flags(): Look {
  const env = tf.env() as unknown as Environment;
  const { flags: own, flagRegistry: known } = env;
  const before = { ...own };
  const methods = sameProperties('tf.env', getPrototypeOf(env)!);
  const defaults = new Map(Object.entries(known).map(([name, { evaluationFn }]) => [name, evaluationFn]));
  const get = defaults.get;
  return () => {
    if (env.flags !== own || env.flagRegistry !== known) return 'tf.env';
    const names = ownKeys(own) as string[];
    for (let i = 0; i < names.length; i++) {
      const name = names[i]!;
      const then = name in before ? before[name] : (apply(get, defaults, [name]) as () => unknown)?.();
      if (!is(own[name], then)) return `flag ${name}`;
    }
    return methods();
  };
}

/** Listeners of the process. */
function listeners(): Look {
  const own = process as unknown as { _events: object };
  const events = own._events;
  const same = sameProperties('listeners of the process', events);
  return () => (own._events === events ? same() : 'listeners of the process');
}

/** Timers that wait, which would run in the middle of the next call. */
function timers(): Look {
  return () => {
    const active = activeResources();
    for (let i = 0; i < active.length; i++) {
      if (active[i] === 'Timeout' || active[i] === 'Immediate') return 'a timer that waits';
    }
    return '';
  };
}
