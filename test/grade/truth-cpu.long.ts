import { gradeCases } from './truth.js';

// Plain JavaScript: seconds a case. What each op means there, `test/tensor/ops` looks at.
gradeCases('cpu');
