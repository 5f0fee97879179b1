/** Elements that students write by hand; `Map<string>` and `a < b` are none. */
const NAMES =
  'a|abbr|b|big|blockquote|center|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|iframe|img|ins|kbd|li|' +
  'mark|ol|p|pre|q|s|script|section|small|span|strike|strong|style|summary|svg|table|tbody|td|th|thead|tr|tt|u|ul|video';

const TAG = new RegExp(
  `<(?:/(?:${NAMES})\\s*|(?:${NAMES})(?:\\s+[\\w-]+(?:\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s"'=<>]+))?)*\\s*/?)>`,
  'i',
);

/** Whether a text holds a tag of HTML, which is not carried out: it stays the text it is. */
export const isHtml = (text: string): boolean => text.length < 10_000 && TAG.test(text);
