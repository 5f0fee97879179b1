import { createHash } from 'node:crypto';
import type { Database } from '../store/database.js';
import type { Worker } from '../worker/worker.js';
import { type Alike, alike } from './alike.js';
import { type Answer, answersTo } from './answers.js';
import { type MadeMark, markOf, saveMarkWithin } from './marks.js';
import { type MarkedQuestion, questionsIn } from './questions.js';
import { markedAs, scoreOf } from './score.js';

/** What became of going on from an answer. */
export type Went =
  | { readonly kind: 'on'; readonly saved: number; readonly theirs: number }
  /** Nothing was decided, so nothing was saved. */
  | { readonly kind: 'undecided' }
  /** Somebody else has marked it meanwhile: nothing was saved. */
  | { readonly kind: 'conflict'; readonly mark: MadeMark };

/** A decision that is not saved yet. */
interface Draft {
  items: ReadonlySet<string>;
  /** None of the items was said to fit. */
  none: boolean;
  comment: string;
  together: boolean;
  /** Of the mark that whoever decides has seen. */
  version: number;
}

/**
 * One person marks the answers to one question, one after the other. Whatever was saved stays; who comes again goes on with what is left.
 * Several may mark a question at once: each begins elsewhere, and nobody's mark replaces one that they have not seen.
 */
export class MarkingSession {
  readonly #visited: string[] = [];
  #at: string | undefined;
  #draft: Draft = EMPTY;

  private constructor(
    private readonly db: Database,
    private readonly by: string,
    public question: MarkedQuestion,
    private answers: readonly Answer[],
    private readonly groups: Alike,
  ) {}

  static async open(
    db: Database,
    question: MarkedQuestion,
    by: string,
    worker: Pick<Worker, 'run'>,
  ): Promise<MarkingSession> {
    const answers = await answersTo(db, question);
    const session = new MarkingSession(db, by, question, rotated(answers, by), await alike(answers, worker));
    session.#go(session.#open()[0]?.code);
    return session;
  }

  get total(): number {
    return this.answers.length;
  }

  /** How many are not marked. */
  get left(): number {
    return this.#open().length;
  }

  /** The answer to decide about; undefined where none is left. */
  get current(): Answer | undefined {
    return this.answers.find(({ code }) => code === this.#at);
  }

  get draft(): Readonly<Draft> {
    return this.#draft;
  }

  /** What the decision is worth; undefined while there is none. */
  get score(): number | undefined {
    const { items, none } = this.#draft;
    if (items.size === 0 && !none) return undefined;
    const had = this.question.items.filter(({ id }) => items.has(id));
    return scoreOf(this.question, had, this.current?.text !== null);
  }

  /** Others that are equal or nearly, and would be marked together with this one: those that nobody has marked otherwise. */
  get alike(): readonly Answer[] {
    const { current } = this;
    const group = this.groups.get(current?.code ?? '') ?? [];
    return group
      .map(({ code }) => this.answers.find((each) => each.code === code)!)
      .filter((each) => each !== current && (each.score === null || sameMark(each.mark, current?.mark)));
  }

  /** Has an item, or no longer; of its group no other. */
  toggle(n: number): void {
    const item = this.question.items[n];
    if (item === undefined) return;
    const { id, group } = item;
    const items = new Set(this.#draft.items);
    if (!items.delete(id)) {
      for (const other of this.question.items)
        if (group !== undefined && other.group === group) items.delete(other.id);
      items.add(id);
    }
    this.#draft = { ...this.#draft, items, none: false };
  }

  /** Decides that no item fits. */
  none(): void {
    this.#draft = { ...this.#draft, items: new Set(), none: true };
  }

  comment(text: string): void {
    this.#draft = { ...this.#draft, comment: text.trim() };
  }

  together(): void {
    this.#draft = { ...this.#draft, together: !this.#draft.together && this.alike.length > 0 };
  }

  /**
   * Saves the decision, and goes on to the next answer that is left. Where somebody else has marked this one meanwhile, nothing is saved
   * and it stays: now that their mark is seen, the same again replaces it.
   */
  async next(): Promise<Went> {
    const { current, score } = this;
    if (current === undefined || score === undefined) return { kind: 'undecided' };
    const others = this.#draft.together ? this.alike : [];
    const items = this.question.items.map(({ id }) => id).filter((id) => this.#draft.items.has(id));
    const { comment, version: seen } = this.#draft;
    const came = await this.db.transaction().execute(async (within) => {
      const save = ({ handIn, hash: answer }: Answer, version: number) =>
        saveMarkWithin(within, {
          ...{ handIn, question: this.question.id, items, comment, answer },
          ...{ by: this.by, version },
        });
      const mark = await save(current, seen);
      let theirs = 0;
      if (mark === undefined)
        for (const each of others) if (await save(each, each.mark?.version ?? 0)) theirs++;
      return { mark, theirs };
    });
    await this.refresh();
    if (came.mark !== undefined) {
      this.#draft = { ...this.#draft, version: came.mark.version };
      return { kind: 'conflict', mark: came.mark };
    }
    this.#visited.push(...others.map(({ code }) => code), current.code);
    this.#go(this.#after(current.code));
    return { kind: 'on', saved: 1 + others.length - came.theirs, theirs: came.theirs };
  }

  /** Leaves the answer as it is, and goes on. */
  async skip(): Promise<void> {
    await this.refresh();
    if (this.#at === undefined) return;
    this.#visited.push(this.#at);
    this.#go(this.#after(this.#at));
  }

  /** Goes back to the answer before. */
  async back(): Promise<void> {
    await this.refresh();
    const before = this.#visited.pop();
    if (before !== undefined) this.#go(before);
  }

  /** Takes what others did meanwhile. */
  async refresh(): Promise<void> {
    const question = (await questionsIn(this.db)).find(({ id }) => id === this.question.id);
    if (question) this.question = question;
    const rows = await this.db
      .selectFrom('mark')
      .selectAll()
      .where('question', '=', this.question.id)
      .execute();
    const marks = new Map(rows.map((row) => [row.hand_in, markOf(row)]));
    this.answers = this.answers.map((each) => {
      const { choice, hash } = each;
      const mark = marks.get(each.handIn);
      const given = { answer: hash, ...(choice !== undefined && { choice }) };
      return { ...each, mark, score: markedAs(this.question, given, mark).score };
    });
  }

  #open(): readonly Answer[] {
    return this.answers.filter(({ score }) => score === null);
  }

  /** The next one that is left, in a circle; what was looked at and left comes last. */
  #after(code: string): string | undefined {
    const at = this.answers.findIndex((each) => each.code === code);
    const circle = [...this.answers.slice(at + 1), ...this.answers.slice(0, at)];
    const left = circle.filter(({ score }) => score === null);
    return (left.find((each) => !this.#visited.includes(each.code)) ?? left[0])?.code;
  }

  #go(code: string | undefined): void {
    this.#at = code;
    const mark = this.current?.mark;
    const known = this.question.items.map(({ id }) => id);
    this.#draft = {
      items: new Set(mark?.items.filter((id) => known.includes(id))),
      // What no longer fits is decided anew.
      none: mark?.items.length === 0 && this.current?.score !== null,
      comment: mark?.comment ?? '',
      together: false,
      version: mark?.version ?? 0,
    };
  }
}

const EMPTY: Draft = { items: new Set(), none: false, comment: '', together: false, version: 0 };

const sameMark = (one: MadeMark | undefined, two: MadeMark | undefined): boolean =>
  one !== undefined && two !== undefined && keyOf(one) === keyOf(two);
const keyOf = ({ items, comment }: MadeMark): string => JSON.stringify([items, comment]);

/** Answers in a circle that everybody enters elsewhere, always at the same place. */
function rotated(answers: readonly Answer[], by: string): Answer[] {
  const number = createHash('sha256').update(by).digest().readUInt32BE(0);
  const at = answers.length === 0 ? 0 : number % answers.length;
  return [...answers.slice(at), ...answers.slice(0, at)];
}
