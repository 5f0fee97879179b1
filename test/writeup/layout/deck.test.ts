import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import { loadAssignment } from '../../../src/rubric/load.js';
import { parseAnswers } from '../../../src/writeup/answers.js';
import { type Deck, deckOf, pageIds } from '../../../src/writeup/deck.js';
import { layoutDeck } from '../../../src/writeup/layout/deck.js';
import { loadTemplates } from '../../../src/writeup/layout/template.js';
import { renderPdf } from '../../../src/writeup/pdf/render.js';
import { renderPptx } from '../../../src/writeup/pptx/render.js';
import { type Element, PAGE, type Slide } from '../../../src/writeup/slide.js';
import { blocksOf } from '../../../src/writeup/text/blocks.js';
import { type Run, textOf } from '../../../src/writeup/text/line.js';
import { heightOf } from '../../../src/writeup/text/lines.js';
import { ROOT } from '../../process.js';
import { HOSTILE } from '../hostile-answers.js';
import { readPdf, squeezed } from '../read-pdf.js';

const assignment = await loadAssignment(`${ROOT}rubric/a3.yaml`);
const fill = await loadTemplates();
const PAGES = 28;
const FEW = 6;

function deckWith(answer: string, name = 'Ada'): Deck {
  const source = `---\nname: ${JSON.stringify(name)}\nemail: a@b.c\n---\n## sum-backprop\n${answer}\n`;
  const answers = parseAnswers(source, assignment.questions);
  return deckOf(assignment, assignment.deck!, 'ada', answers, new Map());
}

/** Its first pages alone: what follows is the same in all. */
const beginning = (deck: Deck): Deck => ({ ...deck, pages: deck.pages.slice(0, FEW) });

/** What a reader should find of an answer: its text without Markdown's marks, with those of its lists. */
const readable = (markdown: string): string =>
  blocksOf(markdown)
    .map(({ mark = '', runs }) => {
      return mark + runs.map(shownOf).join('');
    })
    .join('');

/** A picture that is not shown is named. */
const shownOf = (run: Run): string =>
  run.kind === 'picture' ? `[${run.alt}: ${run.source} is not shown]` : textOf(run);

/** What is left of a text after each page has given its part of it, in order. */
function leftOver(text: string, pages: readonly string[]): string {
  let left = squeezed(text);
  for (const page of pages.map(squeezed)) {
    let [fits, above] = [0, left.length + 1];
    while (above - fits > 1) {
      const middle = (fits + above) >> 1;
      if (page.includes(left.slice(0, middle))) fits = middle;
      else above = middle;
    }
    left = left.slice(fits);
  }
  return left;
}

/** The pages' texts, line ends as spaces. */
async function lineTexts(slides: readonly Slide[]): Promise<string[]> {
  const { texts } = await readPdf(await renderPdf(slides, { title: 't', author: 'a' }));
  return texts.map((text) => text.replace(/\s+/g, ' '));
}

const inside = ({ box }: Element): boolean =>
  box.x >= 0 && box.y >= 0 && box.x + box.width <= PAGE.width + 0.01 && box.y + box.height <= PAGE.height;

describe('a deck laid out', function () {
  this.timeout(60_000);

  for (const [name, answer] of Object.entries(HOSTILE)) {
    it(`keeps its pages and loses nothing unsaid: ${name}`, async () => {
      const deck = deckWith(answer);
      expect(layoutDeck(deck, fill).slides.filter(({ layout }) => layout !== 'appendix')).to.have.length(
        PAGES,
      );
      const { slides } = layoutDeck(beginning(deck), fill);
      for (const { elements } of slides) {
        for (const element of elements) {
          expect(inside(element), JSON.stringify(element.box)).to.equal(true);
          if (element.kind === 'text') {
            expect(heightOf(element.lines)).to.be.at.most(element.box.height + 0.1);
          }
        }
      }
      const { texts } = await readPdf(await renderPdf(slides, { title: 't', author: 'a' }));
      expect(texts).to.have.length(slides.length);
      // Question 2 is on its page whatever the first answer is.
      expect(texts[5]).to.include('Answer: Implementation question 2');
      const shown = readable(answer).replace(/[\u{10000}\u{10001}]/gu, '□');
      const parts = [texts[3]!, ...texts.slice(FEW)];
      const notices = parts.filter((text) => /The rest(?:, \d+ words?,)?\s+is left out/.test(text));
      expect(leftOver(shown, parts) === '', 'all is shown').to.equal(notices.length === 0);
      expect(notices).to.deep.equal(notices.length === 0 ? [] : parts.slice(-1));
      for (const text of texts) expect(text).not.to.match(/(?![\n\t])\p{Cc}/u);
    });
  }

  it('has the same page for the same question in every deck', () => {
    const ids = [...Object.values(HOSTILE).slice(-8), ''].map((answer) => pageIds(deckWith(answer)));
    for (const each of ids) expect(each).to.deep.equal(ids[0]);
    expect(ids[0]).to.include({ 4: 'sum-backprop', 13: 'layers-figure', 28: 'paper-review' });
    expect(ids[0]).not.to.have.any.keys('1', '2', '3', '5', '20', '22');
  });

  it('says where a long answer goes on, and by how much it is too long', async () => {
    const { slides } = layoutDeck(deckWith('word '.repeat(5000)), fill);
    const texts = await lineTexts(slides);
    expect(texts[3]).to.include('5000 words').and.include('4650 over the recommended 350.');
    expect(texts[3]).to.include('Continued on page 29.');
    expect(texts[28])
      .to.include('Answer: Implementation question 1, continued')
      .and.include('Goes on from page 4');
    expect(slides[28]).to.have.property('appendix', 'sum-backprop');
  });

  it('ends an answer without end after ten pages more, with a sentence, and says how much is left out', async () => {
    const sentence = (i: number) => `Sentence ${i}: it goes on and on, and on. `;
    const many = Array.from({ length: 3000 }, (_, i) => sentence(i + 1));
    const { slides, warnings } = layoutDeck(deckWith(many.join('')), fill);
    expect(slides).to.have.length(PAGES + 10);
    const texts = await lineTexts(slides);
    const [, last] = /.*Sentence (\d+): it goes on and on, and on\. The rest/.exec(texts.at(-1)!)!;
    const words = (3000 - Number(last)) * 9;
    const rest = `, ${words} words, is left out: over the budget of 10 more pages an answer.`;
    expect(texts.at(-1)).to.include(`The rest${rest}`);
    expect(warnings).to.deep.equal([`Page 4: The rest of the answer${rest}`]);
    expect(texts[3])
      .to.include('Continued on page 29.')
      .and.include(`${words} words are left out at its end.`);
    for (let i = 1; i <= Number(last); i++) {
      const found = texts.filter((text) => text.includes(`Sentence ${i}:`)).length;
      expect(found, `sentence ${i}`).to.equal(1);
    }
  });

  it('has at most forty pages more than its own, whatever the answers', () => {
    const sections = assignment.questions.map(({ id }) => `## ${id}\n${'- x\n'.repeat(5000)}`);
    const answers = parseAnswers(sections.join(''), assignment.questions);
    const { slides, warnings } = layoutDeck(
      deckOf(assignment, assignment.deck!, 'ada', answers, new Map()),
      fill,
    );
    expect(slides).to.have.length(PAGES + 40);
    expect(warnings.filter((text) => text.includes('10 more pages an answer'))).to.have.length(4);
    expect(warnings.filter((text) => text.includes('40 more pages a deck'))).to.have.length(3);
    for (const { elements } of slides) {
      for (const element of elements) {
        expect(inside(element)).to.equal(true);
        if (element.kind !== 'text') continue;
        expect(heightOf(element.lines)).to.be.at.most(element.box.height + 0.1);
      }
    }
  });

  it('sets as many formulas as its budgets have, and leaves the others TeX', async () => {
    const formulas = Array.from({ length: 400 }, (_, i) => `$x_{${i}}$`);
    const { slides, warnings } = layoutDeck(deckWith(formulas.join(' ')), fill);
    const drawn = slides.flatMap(({ elements }) =>
      elements.flatMap((element) =>
        element.kind === 'text'
          ? element.lines.flatMap(({ segments }) => segments.filter(({ kind }) => kind === 'math'))
          : [],
      ),
    );
    expect(drawn).to.have.length(300);
    const said = '100 of 400 formulas stay TeX: over the budget of 300 formulas an answer.';
    expect(warnings).to.deep.equal([`Page 4, sum-backprop: ${said}`]);
    const text = (await lineTexts(slides)).join(' ');
    expect(text).to.include('$x_{399}$').and.include('Over the budget, 100 of 400 formulas stay TeX.');
  });

  it('changes the style as often as its budget has, and loses no word of what follows', async () => {
    const words = Array.from({ length: 4000 }, (_, i) => (i % 2 === 0 ? `a${i}` : `**a${i}**`));
    const { slides, warnings } = layoutDeck(deckWith(words.join(' ')), fill);
    expect(warnings).to.deep.equal([
      'Page 4, sum-backprop: Its later words are plain and without links: over the budget of 3000 changes of style an answer.',
    ]);
    const texts = (await lineTexts(slides)).join(' ').split(/\s+/);
    for (let i = 0; i < 4000; i++) expect(texts).to.include(`a${i}`);
  });

  it('has a marked, empty box where no answer is', async () => {
    const { slides } = layoutDeck(deckWith(''), fill);
    const texts = await lineTexts(slides);
    expect(texts[3])
      .to.include('No answer was handed in.')
      .and.include('Why does each image still get its own');
    expect(texts.filter((text) => text.includes('No answer was handed in.'))).to.have.length(7);
  });

  it('names what cannot be printed, on the page and to its author', async () => {
    const { slides, warnings } = layoutDeck(deckWith('a \u{10000} b $\\broken$'), fill);
    expect(warnings).to.deep.equal([
      'Page 4, sum-backprop: No font has U+10000: shown as □.',
      'Page 4, sum-backprop: The formula $\\broken$ in line 6 of answers.md stays as it was written: Undefined control sequence \\broken.',
    ]);
    const { texts } = await readPdf(await renderPdf(slides, { title: 't', author: 'a' }));
    expect(texts[3]).to.include('No font has U+10000');
  });

  it('stamps the pages that are not to be tagged, and no others', async () => {
    const { slides } = layoutDeck(deckWith('x'), fill);
    const { texts } = await readPdf(await renderPdf(slides, { title: 't', author: 'a' }));
    const stamped = texts.flatMap((text, i) => (text.includes('DO NOT TAG') ? [i + 1] : []));
    expect(stamped).to.deep.equal([1, 2, 3, 5, 20, 22]);
  });

  it('is no other for a name that is long, or means something elsewhere', () => {
    const plain = layoutDeck(deckWith('x'), fill).slides.map(({ elements }) => elements.length);
    for (const name of ['x'.repeat(5000), '"\n- shape: {}', '{{email}}', '<b>']) {
      const { slides } = layoutDeck(deckWith('x', name), fill);
      expect(
        slides.map(({ elements }) => elements.length),
        name.slice(0, 20),
      ).to.deep.equal(plain);
    }
  });

  it('is a PPTX of the same pages and words, that XML can hold', async () => {
    for (const [name, answer] of Object.entries(HOSTILE)) {
      if (answer.length > 50_000) continue;
      const { slides } = layoutDeck(beginning(deckWith(answer)), fill);
      const files = unzipSync(await renderPptx(slides, { title: 't', author: 'a' }));
      const names = Object.keys(files).filter((file) => /^ppt\/slides\/slide\d+\.xml$/.test(file));
      expect(names, name).to.have.length(slides.length);
      const page = (n: number) => textOfXml(strFromU8(files[`ppt/slides/slide${n}.xml`]!));
      const pages = [page(4), ...Array.from({ length: slides.length - FEW }, (_, i) => page(FEW + 1 + i))];
      // Slide programs number lists themselves, and have fonts of their own.
      const unmarked = readable(answer.replace(/^\s*(?:-|\d+\.) /gm, ''));
      // Formulas are pictures there.
      if (name.includes('list') || name.includes('formulas')) continue;
      const cut = pages.at(-1)!.includes('The rest');
      expect(leftOver(unmarked, pages) === '', name).to.equal(!cut);
    }
  });
});

/** The text of a slide's XML, which must have no character that XML forbids. */
function textOfXml(xml: string): string {
  expect(xml).not.to.match(/(?![\n\r\t])\p{Cc}|[\ufffe\uffff]/u);
  const texts = [...xml.matchAll(/<a:t>([\s\S]*?)<\/a:t>/g)].map(([, text]) => text!);
  for (const text of texts) expect(text).not.to.match(/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/);
  return texts
    .join('')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;|&#39;/g, "'")
    .replace(/&amp;/g, '&');
}
