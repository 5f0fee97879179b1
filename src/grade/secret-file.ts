import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { stateFolder } from '../cache-folder.js';
import { GradelensError } from '../errors.js';
import { type HiddenInputs, hiddenFrom, SECRET_BYTES } from './hidden.js';

/** Where an assignment's secret lies: beside its file. */
export const secretBeside = (assignment: string): string => `${assignment}.secret`;

/** An assignment's secret, and a line for the staff on where it lies. */
export interface Secret {
  readonly bytes: Uint8Array;
  readonly note?: string;
}

/** The hidden inputs of an assignment, from its secret, as `openSecret` finds or makes it. */
export async function secretInputs(assignment: string): Promise<HiddenInputs> {
  const { bytes, ...note } = await openSecret(assignment);
  return { ...hiddenFrom(bytes), ...note };
}

/**
 * The secret of an assignment; where there is none yet, it is made.
 *
 * - `assignment`: path of its file. The secret lies beside it, or in the user's state folder where nobody may write there,
 *   or where the next installation would remove it.
 *
 * @throws {GradelensError} `SECRET_DAMAGED`, `SECRET_UNREADABLE`, `SECRET_NOT_WRITTEN`
 */
export async function openSecret(assignment: string): Promise<Secret> {
  const file = await realpath(assignment).catch(() => resolve(assignment));
  const beside = secretBeside(file);
  const away = awayFrom(file);
  for (const path of [beside, away]) {
    const bytes = await readSecret(path);
    if (bytes) return { bytes, ...(await noteOn(path, path === away)) };
  }
  const refused: string[] = [];
  for (const path of isInstalled(file) ? [away] : [beside, away]) {
    const code = await makeSecret(path, basename(file));
    // Where another run has made it meanwhile, both take what lies there.
    const bytes = code === undefined ? await readSecret(path) : undefined;
    const note = `Made the secret that hidden inputs come from, ${path}. Keep it, back it up, never publish it.`;
    if (bytes) return { bytes, note };
    refused.push(`${path} (${code})`);
  }
  throw new GradelensError(
    'SECRET_NOT_WRITTEN',
    `The secret that hidden inputs come from cannot be kept: ${refused.join(', ')}. Give one of these folders to ` +
      'gradelens to write in, or set XDG_STATE_HOME to a folder of yours.',
  );
}

/**
 * The hidden inputs of a packed assignment: its secret was made when it was packed, and another one would be another
 * for each submission.
 *
 * @throws {GradelensError} `SECRET_NOT_FOUND`, `SECRET_DAMAGED`, `SECRET_UNREADABLE`
 */
export async function packedInputs(assignment: string): Promise<HiddenInputs> {
  const path = secretBeside(assignment);
  const bytes = await readSecret(path);
  if (bytes) return hiddenFrom(bytes);
  throw new GradelensError(
    'SECRET_NOT_FOUND',
    `${path} is not there: the secret that hidden inputs come from. Pack the assignment again where its secret is.`,
  );
}

/** A secret file's whole content. */
export const secretText = (secret: Uint8Array, assignment: string): string =>
  `# gradelens draws the hidden inputs of ${assignment} from this secret. Keep it, back it up, never publish it.\n` +
  `${Buffer.from(secret).toString('hex')}\n`;

/** By the assignment's path: an edited assignment keeps its secret. */
function awayFrom(file: string): string {
  const hash = createHash('sha256').update(file).digest('hex').slice(0, 16);
  return join(stateFolder('secrets'), `${basename(file)}-${hash}.secret`);
}

/** Packages are removed and made anew by the next installation. */
const isInstalled = (file: string): boolean => file.split(sep).includes('node_modules');

async function readSecret(path: string): Promise<Uint8Array | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw new GradelensError(
      'SECRET_UNREADABLE',
      `${path}, the secret that hidden inputs come from, cannot be read (${error.code}). ` +
        'Run gradelens as the user who owns it, or get a copy from that person.',
    );
  });
  if (text === undefined) return undefined;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const [hex = ''] = lines;
  if (lines.length === 1 && hex.length === 2 * SECRET_BYTES && /^[0-9a-f]*$/i.test(hex)) {
    return Buffer.from(hex, 'hex');
  }
  throw new GradelensError(
    'SECRET_DAMAGED',
    `${path} is damaged: expected one line of ${2 * SECRET_BYTES} hexadecimal digits, the secret that hidden inputs come ` +
      'from. Restore it from a backup. If there is none, remove it: a new one is made, and hidden inputs will be others.',
  );
}

/** Makes a secret, whole or not at all, unless one is there. Returns the system's code where that is refused. */
async function makeSecret(path: string, assignment: string): Promise<string | undefined> {
  const neighbour = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(neighbour, 'wx', 0o600);
    try {
      await handle.writeFile(secretText(randomBytes(SECRET_BYTES), assignment));
      await handle.sync();
    } finally {
      await handle.close();
    }
    // A link, unlike a rename, replaces nothing.
    await link(neighbour, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  } finally {
    await rm(neighbour, { force: true }).catch(() => {});
  }
}

async function noteOn(path: string, away: boolean): Promise<Pick<Secret, 'note'>> {
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    return {
      note: `Others may read ${path}, the secret that hidden inputs come from: chmod 600 stops that.`,
    };
  }
  return away ? { note: `Hidden inputs come from the secret ${path}.` } : {};
}
