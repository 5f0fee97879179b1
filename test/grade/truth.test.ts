import { gradeCases } from './truth.js';

gradeCases('wasm');
