export { gradCam } from './grad-cam.js';
export { guidedBackprop } from './guided-backprop.js';
export { guidedGradCam } from './guided-grad-cam.js';
export { guidedRelu } from './guided-relu.js';
