import { LIMITS } from './limits.js';
import type { RefusalKind } from './refusal.js';
import { quote } from './say.js';

/** What is wrong with an entry of an archive. */
export interface Problem {
  readonly kind: RefusalKind;
  readonly what: string;
}

/** A name in an archive with `/` between its parts (Windows puts backslashes there), without `.` and doubled `/`. */
export function plainName(name: string): string {
  const parts = name.replaceAll('\\', '/').split('/');
  const last = parts.length - 1;
  return parts.filter((part, i) => part !== '.' && (part !== '' || i === 0 || i === last)).join('/');
}

/**
 * Names taken so far, of an archive that nobody trusts: in lower case, since some disks do not tell cases apart. The names of
 * folders end with `/`.
 */
export class Names {
  readonly #files = new Set<string>();
  readonly #folders = new Set<string>();
  /** Folders with entries of their own. */
  readonly #listed = new Set<string>();

  /** Takes a name, unless something is wrong with it. */
  take(name: string): Problem | undefined {
    const problem = ofName(name) ?? this.#clash(name);
    if (problem) return problem;
    const parts = name.toLowerCase().split('/');
    for (let i = 1; i < parts.length; i++) this.#folders.add(parts.slice(0, i).join('/'));
    if (name.endsWith('/')) this.#listed.add(name.toLowerCase());
    else this.#files.add(parts.join('/'));
    return undefined;
  }

  #clash(name: string): Problem | undefined {
    const kind = 'doubled-entry';
    const low = name.toLowerCase();
    if (this.#files.has(low) || this.#listed.has(low))
      return { kind, what: `${quote(name)} is in it twice, or differs from another name only in case` };
    const parts = low.replace(/\/$/, '').split('/');
    const above = parts.map((_, i) => parts.slice(0, i).join('/')).slice(1);
    const both = low.endsWith('/')
      ? [...above, parts.join('/')].some((each) => this.#files.has(each))
      : this.#folders.has(low) || above.some((each) => this.#files.has(each));
    return both ? { kind, what: `${quote(name)} is in it as a file and as a folder` } : undefined;
  }
}

function ofName(name: string): Problem | undefined {
  const parts = name.replace(/\/$/, '').split('/');
  if (/[\\\0]/.test(name))
    return { kind: 'damaged', what: `${quote(name)} has a character that no name may have` };
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name))
    return { kind: 'leaves-the-folder', what: `${quote(name)} is an absolute path` };
  if (parts.includes('..')) return { kind: 'leaves-the-folder', what: `${quote(name)} leaves the folder` };
  if (parts.some((part) => part === '' || part === '.'))
    return { kind: 'damaged', what: `${quote(name)} is no name of a file` };
  if (parts.length > LIMITS.depth)
    return { kind: 'too-large', what: `${quote(name)} lies more than ${LIMITS.depth} folders deep` };
  if (parts.some((part) => Buffer.byteLength(part) > LIMITS.nameBytes))
    return { kind: 'too-large', what: `${quote(name)} has a name of more than ${LIMITS.nameBytes} bytes` };
  return undefined;
}
