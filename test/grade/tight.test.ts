import { gradeTight } from './tight.js';

gradeTight('demo.yaml', 'wasm', 'quick');
