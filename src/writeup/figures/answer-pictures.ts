import { BUDGET } from '../budget.js';
import type { Picture } from '../figure.js';
import { encodeRows } from './encode.js';
import type { OwnImages } from './own-image.js';
import { FigureFailure } from './place.js';

/** Shorter side on the page, in pixels. */
const SHOWN = 480;

/** What an answer shows, by the address in it: a picture, or why there is none; goes on after its name. */
type Shown = Readonly<Record<string, Picture | string>>;

/**
 * The pictures that answers show, by question id. None is fetched, and none is read but those in the hand-in's own folder
 * `images/`, by the rules for its other pictures.
 */
export async function answerPictures(
  wanted: ReadonlyMap<string, readonly string[]>,
  own: OwnImages,
): Promise<ReadonlyMap<string, Shown>> {
  const found = new Map<string, Shown>();
  let left: number = BUDGET.pictures.deck;
  for (const [id, sources] of wanted) {
    const shown: [string, Picture | string][] = [];
    for (const source of sources) {
      const over = `is over the budget of ${BUDGET.pictures.deck} pictures a deck.`;
      shown.push([source, left-- > 0 ? await pictureAt(source, own) : over]);
    }
    if (shown.length > 0) found.set(id, Object.fromEntries(shown));
  }
  return found;
}

async function pictureAt(source: string, own: OwnImages): Promise<Picture | string> {
  if (/^([a-z][a-z\d+.-]*:|\/\/)/i.test(source))
    return 'is not in the hand-in, and nothing is fetched. Put it into images/.';
  const name = /^(?:\.\/)?images\/([^/\\]+)$/.exec(decoded(source))?.[1];
  if (name === undefined || name === '..' || name === '.') return 'is not in images/. Put it there.';
  try {
    const { scaled } = await own.file(name, [SHOWN]);
    const [row] = await encodeRows([{ cells: [{ raster: scaled[0]!, alt: '' }] }]);
    return row!.cells[0]!.picture;
  } catch (error) {
    if (!(error instanceof FigureFailure)) throw error;
    // The warning names the picture before these words.
    return error.message.replace(/^images\/\S+ /, '');
  }
}

/** An address with its escapes: `my%20plot.png`. */
function decoded(source: string): string {
  try {
    return decodeURIComponent(source);
  } catch {
    return source;
  }
}
