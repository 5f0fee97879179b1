import type { MarkdownIt } from 'markdown-it';

/**
 * `$x$`, `$$x$$`, `\(x\)` and `\[x\]`. As in pandoc a single dollar opens before anything but a space, and closes after
 * anything but a space and not before a digit: $5 and $6 are prices. A search ends at the next opening mark, so that many of
 * them without an end take no time.
 */
const MATH =
  /^(?:\$\$([^$]+)\$\$|\$(?![\s$])((?:\\[^\n]|[^$\\\n])*?(?:\\[^\n]|[^\s$\\]))\$(?!\d)|\\\(((?:(?!\\\()[^\n])+?)\\\)|\\\[((?:(?!\\\[)[\s\S])+?)\\\])/;

/** TeX in one line; its comments end where their lines do. */
const flat = (tex: string): string =>
  tex
    .replace(/(?<!\\)%[^\n]*\n/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Teaches a Markdown parser formulas: tokens `math` and `display_math`, whose content is the TeX. Those of several lines have
 * `$$` or `\[` at the start of the first and `$$` or `\]` at the end of the last; a line that begins with a minus is no item of
 * a list there.
 */
export function mathIn(markdown: MarkdownIt): void {
  // TeX is taken out before Markdown sees its backslashes and underscores.
  markdown.inline.ruler.before('escape', 'math', (state, silent) => {
    const found = MATH.exec(state.src.slice(state.pos, state.posMax));
    if (!found) return false;
    const display = found[1] ?? found[4];
    const tex = display ?? found[2] ?? found[3] ?? '';
    if (!silent) {
      const token = state.push(display === undefined ? 'math' : 'display_math', '', 0);
      token.content = flat(tex);
    }
    state.pos += found[0].length;
    return true;
  });
  // A dollar ends a piece of plain text, as the other marks of Markdown do.
  markdown.inline.ruler.at('text', (state, silent) => {
    const rest = state.src.slice(state.pos, state.posMax);
    const length = rest.search(/[\n!#$%&*+\-:<=>@[\]\\^_`{}~]/);
    const end = length === -1 ? rest.length : length;
    if (end === 0) return false;
    if (!silent) state.pending += rest.slice(0, end);
    state.pos += end;
    return true;
  });
  markdown.block.ruler.before(
    'fence',
    'display_math',
    (state, start, end, silent) => {
      if (state.sCount[start]! - state.blkIndent >= 4) return false;
      const line = (i: number): string =>
        state.src.slice(state.bMarks[i]! + state.tShift[i]!, state.eMarks[i]).trim();
      const open = line(start).slice(0, 2);
      if (open !== '$$' && open !== '\\[') return false;
      const [mark, close] = open === '$$' ? ['$', '$$'] : ['\\[', '\\]'];
      const tex = [line(start).slice(2)];
      if (tex[0]!.includes(mark) || tex[0]!.includes(close)) return false;
      for (let i = start + 1; i < end && state.sCount[i]! >= state.blkIndent; i++) {
        const at = line(i).indexOf(close);
        const last = at !== -1 && at === line(i).length - 2;
        tex.push(last ? line(i).slice(0, -2) : line(i));
        if (tex.at(-1)!.includes(mark) || (at !== -1 && !last)) return false;
        if (!last) continue;
        if (!silent) {
          state.push('display_math', '', 0).content = flat(tex.join('\n'));
          state.line = i + 1;
        }
        return true;
      }
      return false;
    },
    { alt: ['paragraph', 'blockquote', 'list'] },
  );
}
