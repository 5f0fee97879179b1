import { isLong, testCases } from './cases.js';

testCases(isLong);
