/** Plugins that come without types. */
declare module 'markdown-it-footnote' {
  const plugin: (markdown: import('markdown-it').MarkdownIt) => void;
  export default plugin;
}
declare module 'markdown-it-sub' {
  const plugin: (markdown: import('markdown-it').MarkdownIt) => void;
  export default plugin;
}
declare module 'markdown-it-sup' {
  const plugin: (markdown: import('markdown-it').MarkdownIt) => void;
  export default plugin;
}
declare module 'color-name' {
  const names: Readonly<Record<string, readonly [red: number, green: number, blue: number]>>;
  export default names;
}
