import MarkdownIt from 'markdown-it';
import footnotes from 'markdown-it-footnote';
import sub from 'markdown-it-sub';
import sup from 'markdown-it-sup';
import { mathIn } from './markdown-math.js';

/**
 * Markdown as it is understood in answers: no HTML and no definitions of links, which stay the text they are: nothing that was
 * handed in may be invisible.
 */
export const markdown = new MarkdownIt({ html: false, linkify: true, typographer: false })
  .disable('reference')
  .use(footnotes)
  .use(sub)
  .use(sup)
  // Its search for an end takes quadratic time.
  .disable('footnote_inline')
  // It would leave out a note that nothing refers to.
  .disable('footnote_tail');

const LINK = /^(https?:|mailto:)/i;
markdown.validateLink = (address) => LINK.test(address.trim());
// What has no scheme may be a file's name: model.py is no address.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });

mathIn(markdown);

/** A picture may lie anywhere: whether it is shown is decided later. It stays the text it is where its address is none. */
markdown.inline.ruler.before('image', 'own-picture', (state, silent) => {
  const found =
    /^!\[((?:\\.|[^\]\\\n]){0,1000})\]\(\s*<?([^\s<>()]{1,2000})>?(?:\s+"[^"\n]{0,200}"|\s+'[^'\n]{0,200}')?\s*\)(?:\{[^}\n]{0,200}\})?/.exec(
      state.src.slice(state.pos, Math.min(state.posMax, state.pos + 4000)),
    );
  if (!found) return false;
  if (!silent) {
    const token = state.push('picture', '', 0);
    token.content = found[1]!.replace(/\\(.)/g, '$1');
    token.meta = { source: found[2] };
  }
  state.pos += found[0].length;
  return true;
});

/** The few tags that have a meaning here: <sub>, <sup> and <br>. */
markdown.inline.ruler.before('autolink', 'own-tags', (state, silent) => {
  const found = /^<(\/?)(sub|sup|br)\s*\/?>/i.exec(state.src.slice(state.pos, state.pos + 12));
  if (!found) return false;
  if (!silent) {
    const name = found[2]!.toLowerCase();
    if (name === 'br') state.push('hardbreak', 'br', 0).meta = { tag: true };
    else state.push(`${name}_${found[1] === '' ? 'open' : 'close'}`, name, found[1] === '' ? 1 : -1);
  }
  state.pos += found[0].length;
  return true;
});

/** Where quotations and lists lie deeper in each other, the rest is plain text: each reads its lines anew. A list counts twice. */
const DEEPEST = 32;
markdown.block.ruler.before('code', 'deepest', (state, start, end, silent) => {
  if (state.level < DEEPEST || silent) return false;
  state.push('paragraph_open', 'p', 1);
  const text = state.push('inline', '', 0);
  text.content = state.getLines(start, end, state.blkIndent, false).trim();
  text.children = [];
  state.push('paragraph_close', 'p', -1);
  state.line = end;
  return true;
});

export type Token = ReturnType<typeof markdown.parse>[number];
