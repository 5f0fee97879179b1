import { GradelensError } from '../../errors.js';
import { setItem } from '../../marking/items.js';
import type { MadeMark } from '../../marking/marks.js';
import { keepReply, repliesTo } from '../../marking/replies.js';
import type { MarkingSession } from '../../marking/session.js';
import type { Database } from '../../store/database.js';
import { temporaryFolder } from '../../temporary.js';
import { openOutside } from '../open-outside.js';
import { columnsOf, printable, wrapped } from '../terminal.js';
import { figuresOf } from './figures.js';
import type { Keys } from './keys.js';
import { alikePage, answerPage, ITEM_KEYS, panel } from './page.js';

/** One question's answers on a terminal, until none is left or somebody quits. */
export class Marking {
  readonly #folder = temporaryFolder('figures');
  #figures: string | undefined;
  #told = '';
  #conflict = false;
  /** Lines of the panel on the screen. */
  #lines = 0;

  constructor(
    private readonly session: MarkingSession,
    private readonly db: Database,
    private readonly by: string,
    private readonly out: string,
    private readonly keys: Keys,
  ) {}

  /** Returns how it ended. */
  async run(): Promise<'done' | 'quit'> {
    try {
      while (this.session.current !== undefined) {
        const { code } = this.session.current;
        this.#figures = await figuresOf(this.session.current, this.out, this.#folder);
        this.#say(answerPage(this.session, this.#figures));
        this.#lines = 0;
        while (this.session.current?.code === code) {
          this.#draw();
          if ((await this.#press(await this.keys.key())) === 'quit') return 'quit';
        }
      }
      return 'done';
    } finally {
      await this.#folder.remove();
    }
  }

  #say(text: string): void {
    process.stdout.write(`${wrapped(text, columnsOf(process.stdout))}\n`);
  }

  #draw(): void {
    const text = wrapped(panel(this.session, this.#told, this.#conflict), columnsOf(process.stdout));
    if (this.#lines > 0) process.stdout.write(`\u001b[${this.#lines}A\r\u001b[J`);
    process.stdout.write(`${text}\n`);
    this.#lines = text.split('\n').length;
    this.#told = '';
  }

  async #press(key: string): Promise<'quit' | undefined> {
    const { session } = this;
    const item = ITEM_KEYS.indexOf(key);
    if (key === 'q' || key === '\u0004') return 'quit';
    if (key === '\r' || key === '\n') await (this.#conflict ? this.#leave() : this.#save());
    else if (key === 'w' && this.#conflict) await this.#save();
    else if (item >= 0) session.toggle(item);
    else if (key === '0') session.none();
    else if (key === 's') await this.#leave();
    else if (key === 'u') {
      this.#conflict = false;
      await session.back();
    } else if (key === 'g') this.#together();
    else if (key === 'o') this.#open();
    else if (key === 'c') session.comment(await this.#line('Comment: ', session.draft.comment));
    else if (key === 'r') await this.#replies();
    else if (key === 'n') await this.#newItem();
    return undefined;
  }

  async #save(): Promise<void> {
    this.#conflict = false;
    const went = await this.session.next();
    if (went.kind === 'undecided')
      this.#told = 'Decide first: a number has an item, 0 none of them, s skips.';
    else if (went.kind === 'conflict') {
      this.#conflict = true;
      this.#told = `Not saved: meanwhile ${this.#inWords(went.mark)}`;
    } else if (went.theirs > 0) {
      this.#told = `${went.theirs} of those alike were marked by somebody else meanwhile, and stay so.`;
    }
  }

  async #leave(): Promise<void> {
    this.#conflict = false;
    await this.session.skip();
  }

  #inWords({ by, items, comment }: MadeMark): string {
    const titles = this.session.question.items
      .filter(({ id }) => items.includes(id))
      .map(({ title }) => title);
    const had = titles.length === 0 ? 'none of the items' : titles.join('; ');
    return `${by} has marked this answer: ${had}${comment === '' ? '' : `; "${comment}"`}.`;
  }

  #together(): void {
    this.session.together();
    if (!this.session.draft.together) return;
    this.#say(alikePage(this.session));
    this.#lines = 0;
  }

  #open(): void {
    const folder = this.#figures;
    if (folder === undefined)
      this.#told = 'This hand-in has no figures: gradelens grade --writeup makes them.';
    else
      openOutside(folder, (opener) => {
        this.#say(`${opener} is not here: look into ${folder}.`);
        // Said below the panel, which is drawn anew below that.
        this.#lines = 0;
      });
  }

  async #replies(): Promise<void> {
    const { question, draft } = this.session;
    const replies = (await repliesTo(this.db, question.id)).slice(0, ITEM_KEYS.length);
    const lines = replies.map((reply, i) => `  ${ITEM_KEYS[i]} ${printable(reply)}`);
    const keep = draft.comment === '' ? 'A comment (c) can be kept here.' : 'k keeps the comment.';
    this.#say(['Kept replies:', ...lines, keep].join('\n'));
    this.#lines = 0;
    const key = await this.keys.key();
    const chosen = replies[ITEM_KEYS.indexOf(key)];
    if (chosen !== undefined) this.session.comment(`${draft.comment} ${chosen}`);
    if (key === 'k' && draft.comment !== '') {
      await keepReply(this.db, question.id, draft.comment);
      this.#told = 'Kept.';
    }
  }

  async #newItem(): Promise<void> {
    const title = await this.#line('Title, which students read: ');
    if (title === '') return;
    const points = await this.#line('Points (-1 takes one away): ');
    const number = points === '' ? Number.NaN : Number(points.replace(',', '.'));
    try {
      await setItem(this.db, this.session.question.id, { title, points: number }, this.by);
    } catch (error) {
      if (!(error instanceof GradelensError)) throw error;
      this.#told = error.message;
    }
    await this.session.refresh();
  }

  async #line(prompt: string, text?: string): Promise<string> {
    this.#lines = 0;
    return this.keys.line(prompt, text);
  }
}
