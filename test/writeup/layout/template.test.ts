import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { loadTemplates } from '../../../src/writeup/layout/template.js';

const data = {
  ...{ kind: 'title', number: 1, of: 3, title: 'A title', heading: 'A title', submission: 'ada' },
  ...{ name: 'Ada', email: 'a@b.c', prompt: '', text: '', failure: '', choice: '', odd: '', limit: 350 },
  ...{ draft: false, tagged: false, answered: false, one: false, words: 0, over: 0 },
  ...{ continued: 0, from: 0, part: 0 },
};
const texts = (nodes: readonly object[]): (string | null)[] =>
  nodes.flatMap((node) => ('text' in node ? [node.text as string | null] : []));

describe('the deck’s templates', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gradelens-templates-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('stamp the pages that are nobody’s answer, and no others', async () => {
    const fill = await loadTemplates();
    for (const name of ['title', 'divider', 'prompt']) {
      expect(texts(fill(name, data)), name).to.include('DO NOT TAG');
    }
    for (const name of ['answer', 'figure', 'transfer', 'appendix']) {
      expect(texts(fill(name, data)), name).not.to.include('DO NOT TAG');
    }
  });

  it('keep any text a text: nobody places elements by their name', async () => {
    const fill = await loadTemplates();
    const plain = fill('title', data).length;
    fc.assert(
      fc.property(fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom(...TRICKS)), (name) => {
        const nodes = fill('title', { ...data, name });
        expect(nodes).to.have.length(plain);
        expect(texts(nodes)).to.include(name);
      }),
    );
  });

  it('are a course’s own where it has them', async () => {
    await writeFile(
      join(folder, 'divider.hbs'),
      '- text: {{join "Part: " title}}\n  style: title\n  area: [1, 1, 12, 2]\n{{> footer}}\n',
    );
    const fill = await loadTemplates(folder);
    expect(texts(fill('divider', data))).to.deep.equal(['Part: A title', 'ada · page 1 of 3']);
    expect(texts(fill('title', data))).to.include('DO NOT TAG');
  });

  const faults: [string, string, RegExp][] = [
    [
      'a field that is not there',
      '- text: {{nme}}\n  style: title\n  area: [1, 1, 1, 1]',
      /broken\.hbs.*nme/,
    ],
    ['a style that is not there', '- text: a\n  style: huge\n  area: [1, 1, 1, 1]', /broken\.hbs.*element 1/],
    ['no list', 'text', /broken\.hbs.*list/],
    ['no YAML', '- text: [', /broken\.hbs/],
    ['an unknown partial', '{{> nothing}}', /broken\.hbs.*nothing/],
  ];
  for (const [what, source, message] of faults) {
    it(`say which is wrong: ${what}`, async () => {
      await writeFile(join(folder, 'broken.hbs'), source);
      const fill = await loadTemplates(folder);
      expect(() => fill('broken', data))
        .to.throw(message)
        .with.property('code', 'DECK_TEMPLATE_INVALID');
    });
  }

  it('say which are there when one is not', async () => {
    const fill = await loadTemplates();
    expect(() => fill('tilte', data)).to.throw(/tilte\.hbs.*answer, appendix.*title/);
    const missing = await loadTemplates(join(folder, 'none')).catch((error: Error) => error);
    expect(missing).to.have.property('code', 'DECK_TEMPLATES_NOT_FOUND');
  });
});

const TRICKS = [
  'x"\n- text: "y',
  'x\n- shape: { fill: alert }\n  area: [1, 1, 12, 18]',
  '{{name}}',
  '{{> title}}',
  '*anchor',
  '!!js/function x',
  'a: b',
  '# no',
];
