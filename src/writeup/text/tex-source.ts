import { groupAt } from './tex-scan.js';
import { unitsWritten } from './tex-units.js';

/** Letters of Unicode that are raised or lowered by themselves. */
const RAISED =
  /[\u00b2\u00b3\u00b9\u2070\u2071\u2074-\u207f\u02b0-\u02b8\u02e1-\u02e3\u1d2c-\u1d61\u1d9b-\u1dbf]+/gu;
const LOWERED = /[\u2080-\u209c\u1d62-\u1d6a\u2c7c]+/gu;

/** Commands that packages define which are not at hand, by commands that are. */
const SAME: Readonly<Record<string, string>> = {
  bm: '\\boldsymbol',
  argmax: '\\operatorname*{arg\\,max}',
  argmin: '\\operatorname*{arg\\,min}',
  mathds: '\\mathbb',
  coloneqq: '\\mathrel{:=}',
  providecommand: '\\newcommand',
};

/** TeX as students write it in words that MathJax knows. Whatever else it holds stays the same. */
export function understood(tex: string): string {
  const plain = tex
    .replace(
      /\\(bm|argmax|argmin|mathds|coloneqq|providecommand)(?![a-zA-Z])/g,
      (_, name: string) => SAME[name]!,
    )
    .replace(/\\(?:label|nonumber|notag)(?![a-zA-Z])\s*(?:\{[^{}]*\})?/g, '');
  return outsideText(tagged(unitsWritten(plain)), (part) =>
    part
      .replace(RAISED, (letters) => `^{${letters.normalize('NFKC')}}`)
      .replace(LOWERED, (letters) => `_{${letters.normalize('NFKC')}}`),
  );
}

/** `\tag{1}` as words at the end of its line: where the page ends a formula does not know. */
function tagged(tex: string): string {
  let written = '';
  let done = 0;
  for (const { 0: command, 1: star, index } of tex.matchAll(/\\tag(\*?)(?![a-zA-Z])/g)) {
    const group = groupAt(tex, index + command.length);
    if (!group) continue;
    const words = star === '' ? `(${group.text})` : group.text;
    written += `${tex.slice(done, index)}\\qquad\\text{${words}}`;
    done = group.end;
  }
  return written + tex.slice(done);
}

/** Changes what is no text within a formula. */
function outsideText(tex: string, change: (part: string) => string): string {
  let written = '';
  let done = 0;
  for (const { 0: command, index } of tex.matchAll(
    /\\(?:text(?:rm|bf|it|tt|sf|normal)?|mbox|hbox)(?![a-zA-Z])/g,
  )) {
    const group = index < done ? undefined : groupAt(tex, index + command.length);
    if (!group) continue;
    written += change(tex.slice(done, index)) + tex.slice(index, group.end);
    done = group.end;
  }
  return written + change(tex.slice(done));
}
