import { againstCaptum } from './captum.js';
import { ENTRIES } from './captum-entries.js';

againstCaptum('cpu', Object.keys(ENTRIES));
