import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';

/**
 * Files by their path in a folder, with `/` between folders. `null`: a file of that path is not there, whatever these are
 * laid over.
 */
export type Layer = ReadonlyMap<string, string | Uint8Array | null>;

/** What layers of container images call it: an empty file `.wh.NAME` says that the layers below lose NAME. */
const GONE = '.wh.';

/** What a folder holds, as a layer: `.wh.NAME` in it says that NAME is not there. */
export async function layerOf(folder: string): Promise<Layer> {
  const layer = new Map<string, Uint8Array | null>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const place = relative(folder, path).split(sep).join('/');
    if (entry.name.startsWith(GONE)) layer.set(withName(place, entry.name.slice(GONE.length)), null);
    else layer.set(place, await readFile(path));
  }
  return layer;
}

const withName = (place: string, name: string): string =>
  `${place.slice(0, place.length - basename(place).length)}${name}`;

/** Makes a folder of a base and what of it another layer replaces, adds or takes away. What was at `target` goes. */
export async function compose(base: Layer, overlay: Layer, target: string): Promise<void> {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  for (const [place, content] of new Map([...base, ...overlay])) {
    if (content === null) continue;
    const path = join(target, place);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}
