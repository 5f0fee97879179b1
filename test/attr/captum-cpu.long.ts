import { againstCaptum } from './captum.js';
import { LONG } from './captum-entries.js';

againstCaptum('cpu', LONG);
