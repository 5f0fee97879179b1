import { isLong, testCases } from './cases.js';

testCases((item) => !isLong(item));
