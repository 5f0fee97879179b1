import { againstCaptum } from './captum.js';
import { ENTRIES, LONG } from './captum-entries.js';

againstCaptum(
  'cpu',
  Object.keys(ENTRIES).filter((name) => !LONG.includes(name)),
);
