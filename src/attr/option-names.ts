/** Which options and settings there are, with what `typeof` can tell of them. Written by `npm run docs`. */
export type Kind = 'any' | 'boolean' | 'function' | 'list' | 'number' | 'seed';

export interface Names {
  /** Whether the constructor takes a layer after the model. */
  readonly layer: boolean;
  readonly options: Readonly<Record<string, Kind>>;
  /** Options that cannot be left out. */
  readonly needs: readonly string[];
  readonly settings: Readonly<Record<string, Kind>>;
}

// biome-ignore format: written by a script, a line each
export const OPTIONS = {
  convergenceDelta: { layer: false, options: { target: 'any', additionalForwardArgs: 'list' }, needs: [], settings: {} },
  Deconvolution: { layer: false, options: { target: 'any', additionalForwardArgs: 'list' }, needs: [], settings: {} },
  DeepLift: { layer: false, options: { baselines: 'any', target: 'any', additionalForwardArgs: 'list', returnConvergenceDelta: 'boolean' }, needs: [], settings: { multiplyByInputs: 'boolean', eps: 'number', maxPoolRule: 'any' } },
  DeepLiftShap: { layer: false, options: { baselines: 'any', target: 'any', additionalForwardArgs: 'list', onProgress: 'function', signal: 'any', returnConvergenceDelta: 'boolean' }, needs: ['baselines'], settings: { multiplyByInputs: 'boolean', eps: 'number', maxPoolRule: 'any' } },
  FeatureAblation: { layer: false, options: { baselines: 'any', featureMask: 'any', perturbationsPerEval: 'number', target: 'any', additionalForwardArgs: 'list', onProgress: 'function', signal: 'any' }, needs: [], settings: {} },
  FeaturePermutation: { layer: false, options: { featureMask: 'any', seed: 'seed', perturbationsPerEval: 'number', target: 'any', additionalForwardArgs: 'list', onProgress: 'function', signal: 'any' }, needs: [], settings: {} },
  fgsm: { layer: false, options: { epsilon: 'number', lossFunc: 'any', targeted: 'boolean', mask: 'any', lowerBound: 'number', upperBound: 'number', target: 'any', additionalForwardArgs: 'list' }, needs: ['epsilon'], settings: {} },
  GradientShap: { layer: false, options: { baselines: 'any', nSamples: 'number', stdevs: 'any', seed: 'seed', target: 'any', additionalForwardArgs: 'list', onProgress: 'function', signal: 'any', returnConvergenceDelta: 'boolean' }, needs: ['baselines'], settings: { multiplyByInputs: 'boolean' } },
  GuidedBackprop: { layer: false, options: { target: 'any', additionalForwardArgs: 'list' }, needs: [], settings: {} },
  GuidedGradCam: { layer: true, options: { interpolateMode: 'any', attributeToLayerInput: 'boolean', target: 'any', additionalForwardArgs: 'list' }, needs: [], settings: {} },
  infidelity: { layer: false, options: { baselines: 'any', nPerturbSamples: 'number', normalize: 'boolean', target: 'any', additionalForwardArgs: 'list', onProgress: 'function', signal: 'any' }, needs: [], settings: {} },
  InputXGradient: { layer: false, options: { target: 'any', additionalForwardArgs: 'list' }, needs: [], settings: {} },
  IntegratedGradients: { layer: false, options: { target: 'any', additionalForwardArgs: 'list', baselines: 'any', nSteps: 'number', method: 'any', internalBatchSize: 'number', onProgress: 'function', signal: 'any', returnConvergenceDelta: 'boolean' }, needs: [], settings: { multiplyByInputs: 'boolean' } },
  InternalInfluence: { layer: true, options: { attributeToLayerInput: 'boolean', target: 'any', additionalForwardArgs: 'list', baselines: 'any', nSteps: 'number', method: 'any', internalBatchSize: 'number', onProgress: 'function', signal: 'any' }, needs: [], settings: {} },
  KernelShap: { layer: false, options: { baselines: 'any', featureMask: 'any', nSamples: 'number', seed: 'seed', perturbationsPerEval: 'number', target: 'any', additionalForwardArgs: 'list', onProgress: 'function', signal: 'any' }, needs: [], settings: {} },
  LayerActivation: { layer: true, options: { attributeToLayerInput: 'boolean', additionalForwardArgs: 'list' }, needs: [], settings: {} },
  LayerConductance: { layer: true, options: { attributeToLayerInput: 'boolean', target: 'any', additionalForwardArgs: 'list', baselines: 'any', nSteps: 'number', method: 'any', internalBatchSize: 'number', onProgress: 'function', signal: 'any', returnConvergenceDelta: 'boolean' }, needs: [], settings: {} },
  LayerDeepLift: { layer: true, options: { attributeToLayerInput: 'boolean', baselines: 'any', target: 'any', additionalForwardArgs: 'list', returnConvergenceDelta: 'boolean' }, needs: [], settings: { multiplyByInputs: 'boolean', eps: 'number', maxPoolRule: 'any' } },
  LayerDeepLiftShap: { layer: true, options: { baselines: 'any', attributeToLayerInput: 'boolean', target: 'any', additionalForwardArgs: 'list', onProgress: 'function', signal: 'any', returnConvergenceDelta: 'boolean' }, needs: ['baselines'], settings: { multiplyByInputs: 'boolean', eps: 'number', maxPoolRule: 'any' } },
  LayerFeatureAblation: { layer: true, options: { layerBaselines: 'any', layerMask: 'any', attributeToLayerInput: 'boolean', perturbationsPerEval: 'number', target: 'any', additionalForwardArgs: 'list', onProgress: 'function', signal: 'any' }, needs: [], settings: {} },
  LayerFeaturePermutation: { layer: true, options: { layerMask: 'any', seed: 'seed', attributeToLayerInput: 'boolean', perturbationsPerEval: 'number', target: 'any', additionalForwardArgs: 'list', onProgress: 'function', signal: 'any' }, needs: [], settings: {} },
  LayerGradCam: { layer: true, options: { attributeToLayerInput: 'boolean', reluAttributions: 'boolean', attrDimSummation: 'boolean', target: 'any', additionalForwardArgs: 'list' }, needs: [], settings: {} },
  LayerGradCamPlusPlus: { layer: true, options: { reluAttributions: 'boolean', target: 'any', additionalForwardArgs: 'list' }, needs: [], settings: {} },
  LayerGradientShap: { layer: true, options: { baselines: 'any', attributeToLayerInput: 'boolean', nSamples: 'number', stdevs: 'any', seed: 'seed', target: 'any', additionalForwardArgs: 'list', onProgress: 'function', signal: 'any', returnConvergenceDelta: 'boolean' }, needs: ['baselines'], settings: { multiplyByInputs: 'boolean' } },
  LayerGradientXActivation: { layer: true, options: { attributeToLayerInput: 'boolean', target: 'any', additionalForwardArgs: 'list' }, needs: [], settings: { multiplyByInputs: 'boolean' } },
  LayerIntegratedGradients: { layer: true, options: { attributeToLayerInput: 'boolean', target: 'any', additionalForwardArgs: 'list', baselines: 'any', nSteps: 'number', method: 'any', internalBatchSize: 'number', onProgress: 'function', signal: 'any', returnConvergenceDelta: 'boolean' }, needs: [], settings: { multiplyByInputs: 'boolean' } },
  LayerLRP: { layer: true, options: { attributeToLayerInput: 'boolean', target: 'any', additionalForwardArgs: 'list' }, needs: [], settings: { rules: 'any' } },
  LayerScoreCam: { layer: true, options: { reluAttributions: 'boolean', perturbationsPerEval: 'number', target: 'any', additionalForwardArgs: 'list', onProgress: 'function', signal: 'any' }, needs: [], settings: {} },
  Lime: { layer: false, options: { baselines: 'any', featureMask: 'any', nSamples: 'number', seed: 'seed', perturbationsPerEval: 'number', target: 'any', additionalForwardArgs: 'list', onProgress: 'function', signal: 'any' }, needs: [], settings: { surrogate: 'any', perturbFunc: 'any' } },
  LRP: { layer: false, options: { target: 'any', additionalForwardArgs: 'list', returnConvergenceDelta: 'boolean' }, needs: [], settings: { rules: 'any' } },
  NeuronConductance: { layer: true, options: { neuronSelector: 'any', target: 'any', additionalForwardArgs: 'list', attributeToNeuronInput: 'boolean', baselines: 'any', nSteps: 'number', method: 'any', internalBatchSize: 'number', onProgress: 'function', signal: 'any' }, needs: ['neuronSelector'], settings: { multiplyByInputs: 'boolean' } },
  NeuronDeconvolution: { layer: true, options: { neuronSelector: 'any', attributeToNeuronInput: 'boolean', additionalForwardArgs: 'list' }, needs: ['neuronSelector'], settings: {} },
  NeuronDeepLift: { layer: true, options: { neuronSelector: 'any', baselines: 'any', attributeToNeuronInput: 'boolean', additionalForwardArgs: 'list' }, needs: ['neuronSelector'], settings: { multiplyByInputs: 'boolean', eps: 'number', maxPoolRule: 'any' } },
  NeuronDeepLiftShap: { layer: true, options: { neuronSelector: 'any', baselines: 'any', attributeToNeuronInput: 'boolean', additionalForwardArgs: 'list', onProgress: 'function', signal: 'any' }, needs: ['neuronSelector', 'baselines'], settings: { multiplyByInputs: 'boolean', eps: 'number', maxPoolRule: 'any' } },
  NeuronFeatureAblation: { layer: true, options: { neuronSelector: 'any', attributeToNeuronInput: 'boolean', additionalForwardArgs: 'list', baselines: 'any', featureMask: 'any', perturbationsPerEval: 'number', onProgress: 'function', signal: 'any' }, needs: ['neuronSelector'], settings: {} },
  NeuronGradient: { layer: true, options: { neuronSelector: 'any', attributeToNeuronInput: 'boolean', additionalForwardArgs: 'list' }, needs: ['neuronSelector'], settings: {} },
  NeuronGradientShap: { layer: true, options: { neuronSelector: 'any', baselines: 'any', attributeToNeuronInput: 'boolean', additionalForwardArgs: 'list', nSamples: 'number', stdevs: 'any', seed: 'seed', onProgress: 'function', signal: 'any' }, needs: ['neuronSelector', 'baselines'], settings: { multiplyByInputs: 'boolean' } },
  NeuronGuidedBackprop: { layer: true, options: { neuronSelector: 'any', attributeToNeuronInput: 'boolean', additionalForwardArgs: 'list' }, needs: ['neuronSelector'], settings: {} },
  NeuronIntegratedGradients: { layer: true, options: { neuronSelector: 'any', attributeToNeuronInput: 'boolean', additionalForwardArgs: 'list', baselines: 'any', nSteps: 'number', method: 'any', internalBatchSize: 'number', onProgress: 'function', signal: 'any' }, needs: ['neuronSelector'], settings: { multiplyByInputs: 'boolean' } },
  NoiseTunnel: { layer: false, options: { ntType: 'any', ntSamples: 'number', stdevs: 'any', drawBaselineFromDistrib: 'boolean', seed: 'seed', onProgress: 'function', signal: 'any' }, needs: [], settings: {} },
  Occlusion: { layer: false, options: { slidingWindowShapes: 'any', strides: 'any', baselines: 'any', perturbationsPerEval: 'number', target: 'any', additionalForwardArgs: 'list', onProgress: 'function', signal: 'any' }, needs: ['slidingWindowShapes'], settings: {} },
  pgd: { layer: false, options: { radius: 'number', stepSize: 'number', stepNum: 'number', norm: 'any', randomStart: 'boolean', seed: 'seed', lossFunc: 'any', targeted: 'boolean', mask: 'any', lowerBound: 'number', upperBound: 'number', target: 'any', additionalForwardArgs: 'list', onProgress: 'function', signal: 'any' }, needs: ['radius', 'stepSize', 'stepNum'], settings: {} },
  Saliency: { layer: false, options: { abs: 'boolean', target: 'any', additionalForwardArgs: 'list' }, needs: [], settings: {} },
  sensitivityMax: { layer: false, options: { perturbFunc: 'any', perturbRadius: 'number', nPerturbSamples: 'number', normOrd: 'any', seed: 'seed', onProgress: 'function', signal: 'any' }, needs: [], settings: {} },
  ShapleyValues: { layer: false, options: { baselines: 'any', featureMask: 'any', perturbationsPerEval: 'number', target: 'any', additionalForwardArgs: 'list', onProgress: 'function', signal: 'any' }, needs: [], settings: {} },
  ShapleyValueSampling: { layer: false, options: { baselines: 'any', featureMask: 'any', nSamples: 'number', seed: 'seed', perturbationsPerEval: 'number', target: 'any', additionalForwardArgs: 'list', onProgress: 'function', signal: 'any' }, needs: [], settings: {} },
} as const satisfies Record<string, Names>;
