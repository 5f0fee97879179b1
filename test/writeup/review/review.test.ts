import { expect } from 'chai';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { loadAssignment } from '../../../src/rubric/load.js';
import { Worker } from '../../../src/worker/worker.js';
import { reviewConfined } from '../../../src/writeup/review/confined.js';
import { type ExpectedPage, expectedPages } from '../../../src/writeup/review/expected.js';
import type { Finding } from '../../../src/writeup/review/finding.js';
import { reviewDeck } from '../../../src/writeup/review/review.js';
import { ROOT } from '../../process.js';

const expected = expectedPages(await loadAssignment(`${ROOT}rubric/a3.yaml`));

/** A page as a slide program would export it: a title, small runs of text, a picture. */
interface Sketch {
  readonly title: string;
  readonly text: string;
  readonly pictures: number;
}

const sketch = ({ kind, title, prompt = '', pictures, choices }: ExpectedPage): Sketch => {
  const stamp = ['title', 'divider', 'prompt'].includes(kind) ? 'Do not tag ' : '';
  const choice = choices ? `Answer: ${choices[0]} ` : '';
  const body = kind === 'answer' ? `${prompt} ${choice}Because the others do not matter here.` : prompt;
  return { title, text: stamp + body, pictures };
};

let picture: Buffer;

/** Another program's PDF: no tags, no bookmarks, each word placed by itself. */
async function exported(pages: readonly Sketch[]): Promise<Buffer> {
  const doc = new PDFDocument({ size: [720, 405], margin: 0, autoFirstPage: false });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const { title, text, pictures } of pages) {
    doc.addPage();
    doc.image(picture, 0, 0, { width: 720, height: 405 });
    doc.fontSize(20);
    let [x, y] = [40, 30];
    for (const word of [...title.split(' '), '\n', ...text.split(' ')]) {
      if (word === '\n' || x > 600) [x, y] = [40, y + (word === '\n' ? 30 : 10)];
      if (word === '\n') doc.fontSize(9);
      else doc.text(word, x, y, { lineBreak: false });
      x += doc.widthOfString(`${word} `);
    }
    for (let i = 0; i < pictures; i++) doc.image(picture, 60 + 90 * i, 250, { width: 80, height: 60 });
  }
  const ended = new Promise((resolve) => doc.on('end', resolve));
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

const review = async (pages: readonly Sketch[]): Promise<readonly Finding[]> =>
  (await reviewDeck(await exported(pages), expected, '.pdf')).findings;
const whole = () => expected.map(sketch);

describe('finished slides', function () {
  this.timeout(60_000);
  before(async () => {
    picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#336699' } })
      .png()
      .toBuffer();
  });

  it('that are as they should be: nothing is found', async () => {
    expect(await review(whole())).to.deep.equal([]);
  });

  it('with a page missing: it is named, and the shift is said once', async () => {
    const findings = await review(whole().toSpliced(8, 1));
    expect(findings.map(({ kind, id }) => [kind, id])).to.deep.equal([
      ['missing', 'guided-backprop-figure'],
      ['order', undefined],
    ]);
    expect(findings[1]!.message).to.match(/"GradCAM".*on page 9, and belongs on page 10/);
  });

  it('with a page too many', async () => {
    const findings = await review(whole().toSpliced(3, 0, { title: 'Thanks', text: 'to all', pictures: 0 }));
    expect(findings.map(({ kind, page }) => [kind, page])).to.deep.equal([
      ['extra', 4],
      ['order', 5],
    ]);
  });

  it('with figures or stamps missing, answers empty or too long', async () => {
    const pages = whole();
    pages[6] = { ...pages[6]!, pictures: 0 };
    pages[4] = { ...pages[4]!, text: expected[4]!.prompt! };
    pages[13] = { ...pages[13]!, text: expected[13]!.prompt! };
    pages[15] = { ...pages[15]!, text: `${expected[15]!.prompt!} ${'word '.repeat(400)}` };
    const findings = await review(pages);
    expect(findings.map(({ kind, page }) => [kind, page])).to.deep.equal([
      ['stamp', 5],
      ['figure', 7],
      ['empty', 14],
      ['long', 16],
    ]);
    expect(findings[3]!.message, findings[3]!.message).to.match(
      /about 400 words, 50 over the recommended 350/,
    );
  });

  it('with curly quotes, ligatures and capitals are the same', async () => {
    const pages = whole().map((page) => ({
      ...page,
      title: page.title.toUpperCase().replace("'", '\u2019'),
    }));
    expect(await review(pages)).to.deep.equal([]);
  });

  it('in any other order: each page that moved is named, and no other', async () => {
    const order = fc.shuffledSubarray([...expected.keys()], { minLength: expected.length });
    await fc.assert(
      fc.asyncProperty(order, async (positions) => {
        const pages = whole();
        const findings = await review(positions.map((i) => pages[i]!));
        const moved = positions.flatMap((from, at) => (from === at ? [] : [[at + 1, from + 1]]));
        expect(findings.every(({ kind }) => kind === 'order')).to.equal(true);
        expect(findings.map(({ page, expectedPage }) => [page, expectedPage])).to.deep.equal(moved);
      }),
      { numRuns: 8 },
    );
  });

  it('in a worker: the same, and errors as they are', async () => {
    const worker = new Worker();
    const pdf = await exported(whole().slice(1));
    const { pages, findings } = await reviewDeck(pdf, expected, '.pdf');
    const messages = findings.map(({ message }) => ({ message }));
    expect(await reviewConfined(pdf, expected, '.pdf', worker)).to.deep.equal({ pages, findings: messages });
    const error = await reviewConfined(Buffer.from('none'), expected, '.pdf', worker).catch(
      (reason: unknown) => reason,
    );
    expect(error).to.have.property('code', 'PDF_UNREADABLE');
    expect((error as Error).message).to.match(
      /^This is no PDF that can be read: [^:]+\. Export it again as PDF\.$/,
    );
    await worker.close();
  });

  it('that are a PPTX by another name: what it is, and what to do', async () => {
    const pptx = Buffer.from('PK\u0003\u0004');
    const error = (await reviewDeck(pptx, expected, '.pdf').catch((reason: unknown) => reason)) as Error;
    expect(error.message).to.match(/PowerPoint.*\.pdf\. Export the slides as PDF, or.*\.pptx\.$/);
    const damaged = (await reviewDeck(pptx, expected, '.pptx').catch((reason: unknown) => reason)) as Error;
    expect(damaged.message).to.match(/damaged/);
  });

  for (const [what, bytes] of [
    ['empty', Buffer.alloc(0)],
    ['no PDF', Buffer.from('<html>')],
    ['cut off', Buffer.from('%PDF-1.7\n1 0 obj\n<<')],
  ] as const) {
    it(`that are ${what}: a clear error`, async () => {
      const error = await reviewDeck(bytes, expected, '.pdf').catch((reason: unknown) => reason);
      expect(error).to.have.property('code', 'PDF_UNREADABLE');
      expect((error as Error).message).to.match(/Export it again as PDF/);
    });
  }
});
