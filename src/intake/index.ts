/** From a platform's export to students and hand-ins. */
export { type CollectOptions, collectInto } from './collect.js';
export {
  type AccountingLine,
  COLLECTED,
  type Collected,
  type CollectedHandIn,
  readCollected,
} from './collected.js';
