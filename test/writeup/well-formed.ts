const NAME = '[\\w:.-]+';
const TOKEN = new RegExp(
  `<\\?[\\s\\S]*?\\?>|<!--[\\s\\S]*?-->|</(${NAME})\\s*>|<(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>|[^<]+|<`,
  'g',
);
const AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/;

/** Where XML is not well-formed, or holds a character that it forbids; empty where it is fine. */
export function malformed(xml: string): string {
  const open: string[] = [];
  for (const { 0: token, 1: end, 2: start, 3: attributes = '', 4: single } of xml.matchAll(TOKEN)) {
    const text = start === undefined ? token : attributes;
    if (token === '<' || AMPERSAND.test(text) || /(?![\n\r\t])\p{Cc}|[\ufffe\uffff]|\p{Cs}/u.test(text))
      return token.slice(0, 100);
    if (start !== undefined && single === '') open.push(start);
    if (end !== undefined && open.pop() !== end) return token;
  }
  return open.join();
}
