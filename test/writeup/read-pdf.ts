import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A node of a page's structure tree, as another program reads it. */
export interface Structure {
  readonly role: string;
  readonly alt?: string;
  readonly children: readonly (Structure | { readonly type: string })[];
}

/** What another program reads of a PDF. */
export interface ReadPdf {
  readonly texts: readonly string[];
  readonly structures: readonly Structure[];
  readonly bookmarks: readonly string[];
  readonly info: Readonly<Record<string, unknown>>;
  /** Addresses of links. */
  readonly links: readonly string[];
}

export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await loading.promise;
  const texts: string[] = [];
  const structures: Structure[] = [];
  const links: string[] = [];
  for (let i = 1; i <= document.numPages; i++) {
    const page = await document.getPage(i);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    structures.push((await page.getStructTree()) as unknown as Structure);
    for (const { url } of await page.getAnnotations()) if (url) links.push(url);
  }
  const bookmarks = ((await document.getOutline()) ?? []).map(({ title }) => title);
  const { info } = await document.getMetadata();
  await loading.destroy();
  return { texts, structures, bookmarks, info: info as Record<string, unknown>, links };
}

/** A text as it is compared: without what a line's end, or a glyph that stands for no character, adds. */
export const squeezed = (text: string): string => text.replace(/[\s\u200b]/g, '');

/** Every node of a tree with a role, in reading order. */
export const nodesOf = (tree: Structure): Structure[] =>
  tree.children.flatMap((child) => ('role' in child ? [child, ...nodesOf(child)] : []));
