import { ARCHIVE_NAME } from '../../intake/open/archive-name.js';
import { recognise } from '../../intake/open/formats/recognise.js';
import type { Room } from '../../intake/open/limits.js';
import { planOf } from '../../intake/open/plan.js';
import { HandInRefused, type RefusalKind } from '../../intake/open/refusal.js';
import type { Task } from '../task.js';

/** The next bytes of a file: those of one name follow each other. */
export interface UnpackedPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What was left out, or why nothing is to be kept of what was given. */
export interface Unpacked {
  readonly leftOut: Readonly<Record<string, number>>;
  readonly refused?: { readonly kind: RefusalKind; readonly what: string } | undefined;
}

interface Input {
  readonly bytes: Buffer;
  /** By which it was to be an archive, or not. */
  readonly name: string;
  readonly room: Room;
}

/** Bytes of a part. */
const PART = 2 ** 20;

/** Gives the files of an archive as `UnpackedPart`s, all within the rules; or says which rule it breaks. */
export default (async ({ bytes, name, room }, part) => {
  try {
    return { leftOut: await unpack(bytes, name, room, part) };
  } catch (error) {
    if (error instanceof HandInRefused)
      return { leftOut: {}, refused: { kind: error.kind, what: error.what } };
    return {
      leftOut: {},
      refused: { kind: 'damaged', what: `It is damaged (${(error as Error).message.replace(/\.$/, '')})` },
    };
  }
}) satisfies Task<Input, Unpacked>;

async function unpack(
  bytes: Buffer,
  name: string,
  room: Room,
  part: (value: UnpackedPart) => void,
): Promise<Record<string, number>> {
  const found = await recognise(bytes);
  if (found.is === 'empty') throw new HandInRefused('empty', 'It is empty: it has no bytes');
  if (found.is === 'other-archive')
    throw new HandInRefused('archive-kind', `It is an archive of the kind ${found.name}, which is not read`);
  if (found.is === 'none') {
    const ending = /\.\w{1,8}$/.exec(name)?.[0] ?? '';
    if (ARCHIVE_NAME.test(name))
      throw new HandInRefused('damaged', `It is called ${ending}, but is no such archive`);
    throw new HandInRefused(
      'not-a-hand-in',
      `It is a single file${ending && ` (${ending})`}, neither a folder nor a zip`,
    );
  }
  const { entries, contents } = await found.format.open(bytes);
  const { wanted, leftOut } = planOf(entries, room);
  let [chunks, length, last]: [Uint8Array[], number, number] = [[], 0, -1];
  const give = (): void => {
    if (last >= 0) part({ name: entries[last]!.name, bytes: Buffer.concat(chunks) });
    [chunks, length] = [[], 0];
  };
  for await (const { entry, bytes: chunk } of contents(wanted)) {
    if (entry !== last || length + chunk.length > PART) give();
    last = entry;
    chunks.push(chunk);
    length += chunk.length;
  }
  give();
  return Object.fromEntries(leftOut);
}
