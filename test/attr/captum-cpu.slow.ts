import { againstCaptum, LONG } from './captum.js';

againstCaptum('cpu', LONG);
