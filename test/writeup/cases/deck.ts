import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { gradelens, inTemporaryFolder, ROOT } from '../../process.js';
import type { Structure } from '../read-pdf.js';

export const CASES = join(ROOT, 'test/fixtures/writeup');
const GOOD = join(ROOT, 'submissions/examples/good/asterix');

/** A piece of text as it lies on its page, in points from the left and from the bottom. */
export interface Item {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** A page as another program reads it. */
export interface Page {
  readonly id: string | undefined;
  readonly items: readonly Item[];
  readonly structure: Structure;
}

/** The deck of a case: its pages, what the command warned of, what the file says of itself. */
export interface Deck {
  readonly pages: readonly Page[];
  readonly warnings: readonly string[];
  readonly author: string;
  readonly links: readonly string[];
}

/** Makes the deck of a case: a sample hand-in with the case's files laid over it. `make` is its program that writes them. */
export async function deckOf(name: string, cache: string, make = false): Promise<Deck> {
  return inTemporaryFolder(async (folder) => {
    const handIn = join(folder, 'hand-in');
    await cp(GOOD, handIn, { recursive: true });
    const source = join(CASES, name);
    if (make) {
      const { execFileSync } = await import('node:child_process');
      execFileSync(process.execPath, [join(source, 'make.mjs'), handIn], { cwd: ROOT });
    } else {
      await cp(join(source, 'answers.md'), join(handIn, 'answers.md'));
      await mkdir(join(handIn, 'images'), { recursive: true });
      await cp(join(source, 'images'), join(handIn, 'images'), { recursive: true }).catch(() => {});
    }
    const out = join(folder, 'deck.pdf');
    const args = ['writeup', handIn, '--assignment', 'rubric/demo.yaml', '--quick', '--out', out];
    const { code, stdout, stderr } = await gradelens(args, { env: { XDG_CACHE_HOME: cache } });
    if (code !== 0) throw new Error(`${name}: ${stderr}`);
    const warnings = stdout.split('\n').filter((line) => line.startsWith('!'));
    const ids = JSON.parse(await readFile(join(folder, 'pages.json'), 'utf8')) as Record<string, string>;
    return { ...(await read(await readFile(out), ids)), warnings };
  });
}

async function read(pdf: Buffer, ids: Readonly<Record<string, string>>): Promise<Omit<Deck, 'warnings'>> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await loading.promise;
  const pages: Page[] = [];
  const links: string[] = [];
  for (let i = 1; i <= document.numPages; i++) {
    const page = await document.getPage(i);
    const { items } = await page.getTextContent();
    const found = items.flatMap((item): Item[] => {
      if (!('str' in item)) return [];
      const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[];
      return [{ text: item.str, x, y, width: item.width, size: Math.hypot(a, b) }];
    });
    const structure = (await page.getStructTree()) as unknown as Structure;
    pages.push({ id: ids[String(i)], items: found, structure });
    for (const { url } of await page.getAnnotations()) if (url) links.push(url);
  }
  const { info } = (await document.getMetadata()) as { info: { Author?: string } };
  await loading.destroy();
  return { pages, links, author: info.Author ?? '' };
}

/** A text as it is compared. */
export const plain = (text: string): string => text.normalize('NFC').replace(/[\s\u00ad\u200b]/g, '');
