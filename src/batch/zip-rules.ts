/** What a hand-in's zip may hold; more is a bomb or a mistake. Bytes; `nameBytes`: of a file's or folder's own name. */
export const ZIP = {
  entries: 1000,
  fileBytes: 32 * 2 ** 20,
  totalBytes: 128 * 2 ** 20,
  ratio: 200,
  depth: 8,
  nameBytes: 200,
} as const;

/** Names taken so far: in lower case, since some disks do not tell cases apart. */
export type Taken = ReadonlySet<string>;

/** What is wrong with a file's or (with `/` at its end) folder's name in a zip, after those taken. */
export function nameProblem(name: string, taken: Taken): string | undefined {
  const parts = name.replace(/\/$/, '').split('/');
  if (/^[A-Za-z]:|[\\\0]/.test(name)) return `${quote(name)} has a character that no name here may have`;
  if (name.startsWith('/')) return `${quote(name)} is absolute`;
  if (parts.some((part) => ['', '.', '..'].includes(part))) return `${quote(name)} leaves the folder`;
  if (taken.has(name.toLowerCase()))
    return `${quote(name)} is there twice, or differs from another name only in case`;
  if (isFileAndFolder(name.toLowerCase(), taken)) return `${quote(name)} is a file and a folder`;
  if (taken.size >= ZIP.entries) return `it holds more than ${ZIP.entries} files`;
  if (parts.length > ZIP.depth) return `${quote(name)} lies more than ${ZIP.depth} folders deep`;
  if (parts.some((part) => Buffer.byteLength(part) > ZIP.nameBytes))
    return `${quote(name)} has a name of more than ${ZIP.nameBytes} bytes`;
  return undefined;
}

/** Folders' own names end with `/`; most zips do not list them. */
function isFileAndFolder(name: string, taken: Taken): boolean {
  const parts = name.split('/');
  if (parts.some((_, i) => i > 0 && parts[i] !== '' && taken.has(parts.slice(0, i).join('/')))) return true;
  return !name.endsWith('/') && [...taken].some((each) => each.startsWith(`${name}/`));
}

export const mib = (bytes: number): string => `${bytes / 2 ** 20} MiB`;
export const quote = (name: string): string => JSON.stringify(name.slice(0, 80));
