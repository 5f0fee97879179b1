import { missingGlyphs } from './fonts.js';
import { isHtml } from './html.js';
import type { Look, Run } from './line.js';
import type { Token } from './markdown.js';
import { visible } from './visible.js';

/** What is open at a place of a paragraph. */
interface Open {
  strong: number;
  emphasis: number;
  struck: number;
  sub: number;
  sup: number;
  link: string | undefined;
}

/** What opens and what closes each. */
const MARKS: Readonly<Record<string, readonly [keyof Omit<Open, 'link'>, 1 | -1]>> = {
  strong_open: ['strong', 1],
  strong_close: ['strong', -1],
  em_open: ['emphasis', 1],
  em_close: ['emphasis', -1],
  s_open: ['struck', 1],
  s_close: ['struck', -1],
  sub_open: ['sub', 1],
  sub_close: ['sub', -1],
  sup_open: ['sup', 1],
  sup_close: ['sup', -1],
};

/** Where a paragraph begins, and what is found in it on the way. */
export interface Place {
  readonly bold: boolean;
  /** Of the source, counted from 0. */
  readonly line: number;
  /** Takes the lines that hold tags of HTML. */
  readonly html: Set<number>;
}

/** Letters of formulas, as editors of them write text: `𝐱`, `𝒩`. */
const FORMULA_LETTERS = /[\u{1d400}-\u{1d7ff}]/gu;

/** A text whose letters of formulas are plain ones where no font has them. */
const plainLetters = (text: string): string =>
  text.replace(FORMULA_LETTERS, (letter) =>
    missingGlyphs(letter).length > 0 ? letter.normalize('NFKC') : letter,
  );

/** A paragraph's tokens as runs. */
export function runsOf(tokens: readonly Token[], { bold, line: from, html }: Place): Run[] {
  const runs: Run[] = [];
  const open: Open = { strong: bold ? 1 : 0, emphasis: 0, struck: 0, sub: 0, sup: 0, link: undefined };
  let line = from;
  const say = (text: string, code = false): void => {
    // Once more: `&#x202e;` is a character by now.
    const shown = plainLetters(visible(text));
    if (shown !== '') runs.push({ kind: 'text', text: shown, ...lookOf(open, code) });
  };
  for (const token of tokens) {
    const { type, content } = token;
    const mark = MARKS[type];
    // One that closes nothing, as a lone </sub>, is nothing.
    if (mark) open[mark[0]] = Math.max(0, open[mark[0]] + mark[1]);
    else if (type === 'code_inline') say(content, true);
    else if (type === 'math' || type === 'display_math') {
      runs.push({ kind: 'math', tex: content, display: type === 'display_math', line });
      line += Number(token.meta?.lines ?? 0);
    } else if (type === 'softbreak') {
      say(' ');
      line++;
    } else if (type === 'hardbreak') {
      say('\n');
      // A tag ends no line of the source.
      if (!token.meta?.tag) line++;
    }
    // `[a]()` leads nowhere, and a slide program refuses a link without an address.
    else if (type === 'link_open') open.link = String(token.attrGet('href') ?? '') || undefined;
    else if (type === 'link_close') open.link = undefined;
    else if (type === 'picture')
      runs.push({ kind: 'picture', source: String(token.meta?.source), alt: visible(content), line });
    else if (type === 'footnote_ref')
      runs.push({
        kind: 'text',
        text: String(Number(token.meta?.id) + 1),
        ...lookOf(open, false),
        script: 'super',
      });
    // Never loaded: it would be a file of this machine, or the network.
    else if (type === 'image') say(`![${content}](${token.attrGet('src')})`);
    else {
      if (isHtml(content)) html.add(line);
      say(content);
    }
  }
  return runs;
}

function lookOf({ strong, emphasis, struck, sub, sup, link }: Open, code: boolean): Look {
  return {
    style: code ? 'code' : strong > 0 ? 'bold' : emphasis > 0 ? 'italic' : 'regular',
    ...(link !== undefined && { link }),
    ...(struck > 0 && { struck: true }),
    ...(sub > 0 ? { script: 'sub' } : sup > 0 && { script: 'super' }),
  };
}
