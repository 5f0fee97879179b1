import type { Part } from '../structure.js';

/** pdfkit's own dictionaries, as far as they are used here; they come without types. */
interface WithDictionary {
  readonly dictionary: { readonly data: Record<string, unknown> };
}
interface WithRoot {
  getStructTreeRoot(): { readonly data: Record<string, unknown> };
}

/** The structure of a document in reading order: who asks is always within some parts, from the outermost to the innermost. */
export class Structure {
  readonly #document: PDFKit.PDFStructureElement;
  #open: { readonly part: Part; readonly element: PDFKit.PDFStructureElement }[] = [];
  readonly #notes: [id: string, element: object][] = [];

  constructor(private readonly doc: PDFKit.PDFDocument) {
    this.#document = doc.struct('Document');
    doc.addStructure(this.#document);
  }

  /** Ends the parts that are open and not among these, and begins those that are not open. What follows is within them. */
  within(parts: readonly Part[]): void {
    const same = this.#open.findIndex(({ part }, i) => part !== parts[i]);
    this.#close(same === -1 ? this.#open.length : same);
    for (const part of parts.slice(this.#open.length)) {
      const element = this.add(part.role);
      const { data } = dictionaryOf(element);
      if (part.role === 'L') data.A = { O: 'List', ListNumbering: part.numbering ?? 'None' };
      if (part.scope !== undefined) data.A = { O: 'Table', Scope: part.scope };
      if (part.role === 'Note') this.#identify(element);
      this.#open.push({ part, element });
    }
  }

  /** Adds an element where we are. Who asks ends it. */
  add(type: string, options: PDFKit.Mixins.StructureElementOptions = {}): PDFKit.PDFStructureElement {
    const element = this.doc.struct(type, options);
    (this.#open.at(-1)?.element ?? this.#document).add(element);
    return element;
  }

  end(): void {
    this.#close(0);
    this.#document.end();
    if (this.#notes.length === 0) return;
    const names = this.#notes.flatMap(([id, element]) => [new String(id), element]);
    (this.doc as unknown as WithRoot).getStructTreeRoot().data.IDTree = { Names: names };
  }

  #close(depth: number): void {
    for (const { element } of this.#open.splice(depth).reverse()) element.end();
  }

  /** PDF/UA wants every note to have a name of its own, and PDF a list of such names, sorted. */
  #identify(element: PDFKit.PDFStructureElement): void {
    const id = `note-${String(this.#notes.length + 1).padStart(6, '0')}`;
    const dictionary = dictionaryOf(element);
    dictionary.data.ID = new String(id);
    this.#notes.push([id, dictionary]);
  }
}

const dictionaryOf = (element: PDFKit.PDFStructureElement): WithDictionary['dictionary'] =>
  (element as unknown as WithDictionary).dictionary;
