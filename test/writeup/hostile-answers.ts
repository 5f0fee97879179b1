import { CORPUS } from './text/corpus.js';

const words = (count: number): string => Array.from({ length: count }, (_, i) => `w${i}`).join(' ');

/** Answers that try a page's patience, as Markdown. */
export const HOSTILE: Readonly<Record<string, string>> = {
  ...CORPUS,
  '40,000 characters': words(7000).slice(0, 40_000),
  '40,000 characters without a space': 'm'.repeat(40_000),
  'as many ideographs': '梯度的绝对值'.repeat(1500),
  'right-to-left overrides': 'a\u202edrow\u202c b \u2067c\u2069',
  'control characters': 'bell\u0007 escape\u001b[31m null\u0000 tab\tend',
  handlebars: '{{name}} {{{email}}} {{> title}} {{#each pages}}x{{/each}}',
  scripts: '<script>alert(1)</script> <img src=x onerror=alert(1)> <!--',
  'unbalanced TeX': 'a $\\frac{1}{ b $$ c \\left( $x^{$ d \\) e',
  'many formulas': Array.from({ length: 120 }, (_, i) => `$x_{${i}}^2$`).join(', '),
  'a table of 10,000 rows': Array.from({ length: 10_000 }, (_, i) => `| a${i} | b${i} |`).join('\n'),
  'deep lists': Array.from({ length: 12 }, (_, i) => `${'  '.repeat(i)}- level ${i}`).join('\n'),
  'a list of 300': Array.from({ length: 300 }, (_, i) => `${i + 1}. item ${i}`).join('\n'),
  'code that is wide': `\`\`\`\n${'x'.repeat(400)}\n    indented\n\`\`\``,
  'a picture of the machine': '![secret](/etc/passwd) and ![web](http://127.0.0.1:1/x.png)',
  'characters that no font has': 'Linear B \u{10000} and \u{10001}',
};
