import { ENGINES_HERE } from '../engines.js';
import { againstPyTorch, showErrors } from './against-pytorch.js';

for (const backend of ENGINES_HERE) againstPyTorch(backend, backend === 'cpu' ? 'short' : 'all');

after(showErrors);
