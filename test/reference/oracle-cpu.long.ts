import { againstPyTorch, showErrors } from './against-pytorch.js';

againstPyTorch('cpu', 'long');

after(showErrors);
