/** A program: makes the deck of one of `COSTLY`, and prints what it took as JSON. Its memory is its own. */
import { loadAssignment } from '../../src/rubric/load.js';
import { parseAnswers } from '../../src/writeup/answers.js';
import { deckOf } from '../../src/writeup/deck.js';
import { layoutDeck } from '../../src/writeup/layout/deck.js';
import { loadTemplates } from '../../src/writeup/layout/template.js';
import { renderPdf } from '../../src/writeup/pdf/render.js';
import { renderPptx } from '../../src/writeup/pptx/render.js';
import { ROOT } from '../process.js';
import { COSTLY } from './costly-answers.js';

const assignment = await loadAssignment(`${ROOT}rubric/a3.yaml`);
const fill = await loadTemplates();
const before = process.cpuUsage();
const answers = parseAnswers(COSTLY[process.argv[2]!]!, assignment.questions);
const { slides } = layoutDeck(deckOf(assignment, assignment.deck!, 'ada', answers, new Map()), fill);
const info = { title: assignment.title, author: answers.name };
await renderPdf(slides, info);
await renderPptx(slides, info);
const { user, system } = process.cpuUsage(before);
const seconds = (user + system) / 1e6;
const memory = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ seconds, memory, pages: slides.length }));
