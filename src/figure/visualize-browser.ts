/**
 * What of `gradelens/visualize` draws in a browser, too: pictures as pixels, for a canvas. Files, titles and colour bars need Node;
 * a web page has means of its own for them.
 */
export type { AttrOptions, Method } from './attr-options.js';
export { type AttrPicture, drawAttr, rgbaOf } from './attr-picture.js';
export type { Attribution, Sign } from './normalize-attr.js';
export type { Raster } from './raster.js';
