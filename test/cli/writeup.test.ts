import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { copyOfDemo } from '../pack/assignment.js';
import { gradelens, inTemporaryFolder, ROOT } from '../process.js';
import { readDrawn } from '../writeup/cases/drawn.js';
import { expectGoodPage, expectHero, type WholeMust } from '../writeup/cases/whole.js';
import { pagePictures } from '../writeup/page-picture.js';
import { nodesOf, readPdf } from '../writeup/read-pdf.js';
import { changed } from '../writeup/snapshot.js';

const GOOD = join(ROOT, 'submissions/examples/good/asterix');
const DEMO = ['--assignment', 'rubric/demo.yaml'];
const PAGES = 15;

describe('gradelens writeup', function () {
  this.timeout(120_000);

  describe('of a full-marks hand-in', () => {
    let folder: string;
    let env: Record<string, string>;
    let pdf: Buffer;
    const writeup = (...args: string[]) => gradelens(['writeup', GOOD, ...DEMO, ...args], { env });
    before(async () => {
      folder = join(ROOT, 'node_modules/.cache/gradelens-writeup-test');
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      env = { XDG_CACHE_HOME: join(folder, 'cache') };
      const { code, stdout, stderr } = await writeup('--out', join(folder, 'writeup.pdf'));
      expect(code, stderr).to.equal(0);
      expect(stdout)
        .to.match(/15 pages in .* \(small on wasm\)/)
        .and.match(/pages\.json: which page to tag/);
      expect(stderr.match(/✓/g), stderr).to.have.length(6);
      pdf = await readFile(join(folder, 'writeup.pdf'));
    });
    after(() => rm(folder, { recursive: true, force: true }));

    it('has every page, each figure with words for who cannot see it', async () => {
      const { texts, structures, bookmarks } = await readPdf(pdf);
      expect(texts).to.have.length(PAGES);
      expect(bookmarks).to.have.length(PAGES);
      expect(texts[0]).to.include('Asterix Armoric').and.include('DO NOT TAG');
      const figures = structures.flatMap((tree) => nodesOf(tree).filter(({ role }) => role === 'Figure'));
      expect(figures.length).to.be.above(30);
      for (const { alt } of figures) expect(alt).to.match(/\w{3}/);
      expect(texts.join()).not.to.match(/undefined|NaN|\[object/);
    });

    it('is as one would hand it in: the rules of deck/must.yaml, on every page with a figure', async () => {
      const must = parse(
        await readFile(join(ROOT, 'test/fixtures/writeup/deck/must.yaml'), 'utf8'),
      ) as WholeMust;
      const ids = JSON.parse(await readFile(join(folder, 'pages.json'), 'utf8'));
      const { pages } = await readDrawn(pdf, ids);
      for (const [id, hero] of Object.entries(must.assignments.demo!)) {
        const page = pages.find((each) => each.id === id)!;
        expectGoodPage(page, must);
        expectHero(page, hero, must.hero);
      }
    });

    it('looks as it did when somebody last looked', async () => {
      const pictures = await pagePictures(pdf, 0.5);
      const wrong: string[] = [];
      for (const [i, png] of pictures.entries()) {
        const name = `page-${String(i + 1).padStart(2, '0')}.png`;
        const why = await changed(new URL(`../pictures/deck/${name}`, import.meta.url), png);
        if (why) wrong.push(`test/pictures/deck/${name}: ${why}; the new one lies beside it`);
      }
      expect(wrong).to.deep.equal([]);
    });

    it('says which page to tag', async () => {
      const pages = JSON.parse(await readFile(join(folder, 'pages.json'), 'utf8'));
      expect(Object.keys(pages)).to.have.length(PAGES - 2);
      expect(pages).to.include({ 2: 'sum-backprop', 4: 'saliency-figure', 15: 'paper-review' });
    });

    it('is small', async () => {
      expect(pdf.length).to.be.below(8 * 2 ** 20);
    });

    it('is the same file again, without the cache too', async () => {
      for (const more of [[], ['--no-cache']]) {
        const again = join(folder, 'again.pdf');
        expect((await writeup('--out', again, ...more)).code).to.equal(0);
        expect((await readFile(again)).equals(pdf), more.join()).to.equal(true);
      }
    });

    it('has nothing amiss, by its own check', async () => {
      const { code, stdout } = await gradelens(['writeup', '--check', join(folder, 'writeup.pdf'), ...DEMO]);
      expect(code, stdout).to.equal(0);
      expect(stdout).to.match(/15 pages, 15 expected; nothing is amiss/);
    });

    it('has the pages of the template, which nobody has filled in', async () => {
      const read = async (name: string) => {
        const out = join(folder, name);
        return {
          ...(await readPdf(await readFile(out))),
          ids: await readFile(join(out, '../pages.json'), 'utf8'),
        };
      };
      const [deck, template] = [await read('writeup.pdf'), join(folder, 'template/template.pdf')];
      await mkdir(join(folder, 'template'));
      const made = await gradelens(['writeup', '--template', ...DEMO, '--out', template]);
      expect(made.code, made.stderr).to.equal(0);
      const blank = await read('template/template.pdf');
      expect(blank.ids).to.equal(deck.ids);
      expect(blank.bookmarks).to.deep.equal(deck.bookmarks);
      for (const [i, text] of blank.texts.entries()) {
        expect(text).to.include(`page ${i + 1} of ${PAGES}`);
        expect(text.includes('DO NOT TAG')).to.equal(deck.texts[i]!.includes('DO NOT TAG'));
      }
      expect(blank.texts.join()).not.to.match(
        /asterix|no name|No answer|could not be made|\d+ words\b(?! rec)/i,
      );
      expect(blank.structures.flatMap(nodesOf).filter(({ role }) => role === 'Figure')).to.deep.equal([]);
    });

    it('is a PPTX by its name, and a draft where that is enough', async () => {
      const file = join(folder, 'deck.pptx');
      const { code, stdout } = await writeup('--out', file, '--quick');
      expect(code).to.equal(0);
      expect(stdout).to.include('a draft');
      expect((await readFile(file)).subarray(0, 2).toString()).to.equal('PK');
    });
  });

  it('shows what happened where functions fail, in a complete deck', () =>
    inTemporaryFolder(async (folder) => {
      const handIn = join(folder, 'hand-in');
      await cp(GOOD, handIn, { recursive: true });
      await writeFile(
        join(handIn, 'saliency-map.ts'),
        "export const computeSaliencyMaps = () => { throw new Error('no <b>'); };",
      );
      await rm(join(handIn, 'fooling-image.ts'));
      await writeFile(join(handIn, 'gradcam.ts'), 'export const gradCam = (');
      await rm(join(handIn, 'images'), { recursive: true });
      await writeFile(join(handIn, 'answers.md'), '## sum-backprop\nshort');
      const file = join(folder, 'w.pdf');
      const env = { XDG_CACHE_HOME: folder };
      const { code, stdout, stderr } = await gradelens(['writeup', handIn, ...DEMO, '--out', file], { env });
      expect(code, stderr).to.equal(0);
      const { texts } = await readPdf(await readFile(file));
      expect(texts).to.have.length(PAGES);
      const flat = texts.map((text) => text.replace(/\s+/g, ' '));
      expect(flat[3]).to.include('Your code threw Error: no <b>').and.include('saliency-map.ts:1');
      expect(flat[4]).to.match(/gradcam\.ts/);
      expect(flat[6]).to.match(/fooling-image\.ts/);
      expect(flat[12]).to.match(/images/);
      for (const said of [/Page 4, .*no <b>/, /No answer to .*paper-review/, /front matter/]) {
        expect(stdout).to.match(said);
      }
      expect(flat.join()).not.to.include(folder).and.not.to.include(ROOT);
    }));

  it('refuses another ending, and a folder that is none', async () => {
    const ending = await gradelens(['writeup', GOOD, ...DEMO, '--out', 'deck.docx']);
    expect(ending.code).to.equal(2);
    expect(ending.stderr).to.match(/ends with \.pdf or \.pptx; "deck\.docx" does not/);
    const none = await gradelens(['writeup', '/nowhere/at/all', ...DEMO]);
    expect(none.code).to.equal(2);
    const unread = await gradelens(['writeup', '--check', '/nowhere/deck.pdf', ...DEMO]);
    expect(unread.code).to.equal(2);
    const both = await gradelens(['writeup', '--template', '--check', 'deck.pdf', ...DEMO]);
    expect(both.code).to.equal(2);
    expect(both.stderr).to.include("'--template' cannot be used with option '--check");
  });

  it('ends with Ctrl-C, leaves no mess, and goes on where it was', () =>
    inTemporaryFolder(async (folder) => {
      const temporary = join(folder, 'tmp');
      await mkdir(temporary);
      const env = { XDG_CACHE_HOME: join(folder, 'cache'), TMPDIR: temporary };
      const file = join(folder, 'w.pdf');
      const { path } = await copyOfDemo(
        folder,
        {},
        {
          problems: ['saliency-map', 'guided-backprop', 'grad-cam'],
          pages: ['saliency-figure', 'grad-cam-figure'],
        },
      );
      const args = ['writeup', GOOD, '--assignment', path, '--out', file];
      const { code, stderr } = await gradelens(args, {
        env,
        during: (child) =>
          child.stderr!.on('data', (chunk: Buffer) => {
            if (chunk.includes('1/2')) child.kill('SIGINT');
          }),
      });
      expect(code).to.equal(130);
      expect(stderr).to.include('The same command goes on where it was.');
      expect(await readdir(folder)).not.to.include('w.pdf');
      expect(await readdir(temporary)).to.deep.equal([]);
      const again = await gradelens(args, { env });
      expect(again.code, again.stderr).to.equal(0);
      expect(await readdir(temporary)).to.deep.equal([]);
    }));
});
