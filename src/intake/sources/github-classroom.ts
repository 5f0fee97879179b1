import { fold } from '../fold.js';
import { checkOut } from '../git/check-out.js';
import { hasHistory } from '../git/dot-git.js';
import { placeClue } from '../place.js';
import type { Register } from '../register.js';
import type { Candidate, Source } from '../source.js';
import type { Clue } from '../student.js';
import { accountsOf, type Known } from '../tables/platform.js';

/** GitHub Classroom's clones, called by assignment and account, and plain clones: the last commit before the deadline counts. */
export default {
  title: 'clones of GitHub Classroom',
  async recognise({ places }) {
    let clones = 0;
    for (const { kind, path } of places) if (kind === 'folder' && (await hasHistory(path))) clones++;
    return clones > 0 && clones * 2 >= places.length
      ? `${clones} of its ${places.length} entries are git repositories`
      : undefined;
  },

  async read({ export: { name, places }, register, table }) {
    const accounts = await table('accounts');
    const known = accounts && accountsOf(accounts);
    const slug = slugOf(
      name,
      places.filter(({ kind }) => kind === 'folder').map((each) => each.name),
    );
    const candidates: Candidate[] = [];
    for (const { name: entry, path, kind } of places) {
      const isAccount = slug !== '' && entry.startsWith(slug);
      const account = isAccount ? entry.slice(slug.length) : entry;
      const who = [clueOf(account, isAccount, register, known, accounts?.file)];
      if (kind === 'folder' && typeof path === 'string' && (await hasHistory(path))) {
        candidates.push({
          entries: [entry],
          who,
          prepare: (folder, worker, due) => checkOut(path, folder, due, worker),
        });
      } else candidates.push({ entries: [entry], who, path });
    }
    return { candidates, skipped: [] };
  },
} satisfies Source;

/** `a3-` of `a3-submissions/a3-ada`; where the folder is called otherwise, what all of its clones begin with. */
function slugOf(folder: string, names: readonly string[]): string {
  const told = /^(.+)-submissions$/.exec(folder)?.[1];
  if (told !== undefined) return `${told}-`;
  const [first = ''] = names;
  let common = names.length > 1 ? first.length : 0;
  for (const name of names) while (!name.startsWith(first.slice(0, common))) common--;
  return first.slice(0, first.slice(0, common).lastIndexOf('-') + 1);
}

function clueOf(
  account: string,
  isAccount: boolean,
  register: Register,
  known: Known | undefined,
  file: string | undefined,
): Clue {
  const group = register.students.find(
    (each) => each.group !== '' && fold(each.group) === fold(account),
  )?.group;
  const listed = known?.get(account.toLowerCase());
  if (listed) return { ...listed, ...(register.isAccount(account) && { account }) };
  if (register.isAccount(account)) return { account };
  if (group !== undefined) return { group };
  // A stranger's account may be what stands before the @ of somebody's address: only other names are looked at so.
  if (!isAccount) return placeClue(account, register);
  const where = file === undefined ? 'not on the roster' : `neither on the roster nor in ${file}`;
  return { unknown: `account ${account} is ${where}` };
}
