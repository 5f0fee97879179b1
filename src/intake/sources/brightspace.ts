import type { Candidate, Skipped, Source } from '../source.js';

/** `39786-640601 - Ada Armstrong - Apr 30, 2026 1022 AM`. */
const NAMED = /^\d+-(?<number>\d+) - (?<name>.+) - (?<time>[A-Z][a-z]{2} \d{1,2}, \d{4} \d{3,4} [AP]M)$/su;

const TIMES = ['MMM d, yyyy hmm a'];

/** Brightspace, "Download all": a folder for each submission, which says who and when; the name is all there is of a person. */
export default {
  title: "Brightspace's download",
  recognise({ places }) {
    const named = places.filter(({ name }) => NAMED.test(name));
    if (named.length === 0 || named.length * 2 < places.length) return undefined;
    return `${named.length} of its ${places.length} entries are called as Brightspace calls them, such as ${JSON.stringify(named[0]!.name)}`;
  },

  async read({ export: { places }, calendar }) {
    const candidates: Candidate[] = [];
    const skipped: Skipped[] = [];
    for (const { name: entry, path } of places) {
      const named = NAMED.exec(entry)?.groups as { number: string; name: string; time: string } | undefined;
      if (named) {
        const submitted = calendar.local(named.time, TIMES);
        candidates.push({
          entries: [entry],
          who: [{ name: named.name, vouched: true }],
          path,
          submitted,
          series: named.number,
        });
      } else if (entry.toLowerCase() === 'index.html') {
        skipped.push({ entry, why: "Brightspace's own list" });
      } else candidates.push({ entries: [entry], who: [], path });
    }
    return { candidates, skipped };
  },
} satisfies Source;
