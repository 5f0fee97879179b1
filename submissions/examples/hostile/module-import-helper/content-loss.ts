export { contentLoss } from './helper.js';
