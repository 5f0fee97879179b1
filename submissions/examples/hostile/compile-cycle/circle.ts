import { start } from './content-loss.js';

export const value: number = start + 1;
