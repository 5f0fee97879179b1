/** Which options and settings there are, with what `typeof` can tell of them. Written by `npm run docs`. */
export type Kind = 'any' | 'boolean' | 'function' | 'number';

interface Names {
  readonly options: Readonly<Record<string, Kind>>;
  readonly settings: Readonly<Record<string, Kind>>;
}

// biome-ignore format: written by a script, a line each
export const OPTIONS = {
  convergenceDelta: { options: { target: 'any', additionalForwardArgs: 'any' }, settings: {} },
  Deconvolution: { options: { target: 'any', additionalForwardArgs: 'any' }, settings: {} },
  DeepLift: { options: { baselines: 'any', target: 'any', additionalForwardArgs: 'any', returnConvergenceDelta: 'boolean' }, settings: { multiplyByInputs: 'boolean', eps: 'number', maxPoolRule: 'any' } },
  DeepLiftShap: { options: { baselines: 'any', target: 'any', additionalForwardArgs: 'any', onProgress: 'function', signal: 'any', returnConvergenceDelta: 'boolean' }, settings: { multiplyByInputs: 'boolean', eps: 'number', maxPoolRule: 'any' } },
  FeatureAblation: { options: { baselines: 'any', featureMask: 'any', perturbationsPerEval: 'number', target: 'any', additionalForwardArgs: 'any', onProgress: 'function', signal: 'any' }, settings: {} },
  FeaturePermutation: { options: { featureMask: 'any', seed: 'any', perturbationsPerEval: 'number', target: 'any', additionalForwardArgs: 'any', onProgress: 'function', signal: 'any' }, settings: {} },
  fgsm: { options: { epsilon: 'number', lossFunc: 'any', targeted: 'boolean', mask: 'any', lowerBound: 'number', upperBound: 'number', target: 'any', additionalForwardArgs: 'any' }, settings: {} },
  GradientShap: { options: { baselines: 'any', nSamples: 'number', stdevs: 'any', seed: 'any', target: 'any', additionalForwardArgs: 'any', onProgress: 'function', signal: 'any', returnConvergenceDelta: 'boolean' }, settings: { multiplyByInputs: 'boolean' } },
  GuidedBackprop: { options: { target: 'any', additionalForwardArgs: 'any' }, settings: {} },
  GuidedGradCam: { options: { interpolateMode: 'any', attributeToLayerInput: 'boolean', target: 'any', additionalForwardArgs: 'any' }, settings: {} },
  infidelity: { options: { baselines: 'any', nPerturbSamples: 'number', normalize: 'boolean', target: 'any', additionalForwardArgs: 'any', onProgress: 'function', signal: 'any' }, settings: {} },
  InputXGradient: { options: { target: 'any', additionalForwardArgs: 'any' }, settings: {} },
  IntegratedGradients: { options: { target: 'any', additionalForwardArgs: 'any', baselines: 'any', nSteps: 'number', method: 'any', internalBatchSize: 'number', onProgress: 'function', signal: 'any', returnConvergenceDelta: 'boolean' }, settings: { multiplyByInputs: 'boolean' } },
  InternalInfluence: { options: { attributeToLayerInput: 'boolean', target: 'any', additionalForwardArgs: 'any', baselines: 'any', nSteps: 'number', method: 'any', internalBatchSize: 'number', onProgress: 'function', signal: 'any' }, settings: {} },
  KernelShap: { options: { baselines: 'any', featureMask: 'any', nSamples: 'number', seed: 'any', perturbationsPerEval: 'number', target: 'any', additionalForwardArgs: 'any', onProgress: 'function', signal: 'any' }, settings: {} },
  LayerActivation: { options: { attributeToLayerInput: 'boolean', additionalForwardArgs: 'any' }, settings: {} },
  LayerConductance: { options: { attributeToLayerInput: 'boolean', target: 'any', additionalForwardArgs: 'any', baselines: 'any', nSteps: 'number', method: 'any', internalBatchSize: 'number', onProgress: 'function', signal: 'any', returnConvergenceDelta: 'boolean' }, settings: {} },
  LayerDeepLift: { options: { attributeToLayerInput: 'boolean', baselines: 'any', target: 'any', additionalForwardArgs: 'any', returnConvergenceDelta: 'boolean' }, settings: { multiplyByInputs: 'boolean', eps: 'number', maxPoolRule: 'any' } },
  LayerFeatureAblation: { options: { layerBaselines: 'any', layerMask: 'any', attributeToLayerInput: 'boolean', perturbationsPerEval: 'number', target: 'any', additionalForwardArgs: 'any', onProgress: 'function', signal: 'any' }, settings: {} },
  LayerGradCam: { options: { attributeToLayerInput: 'boolean', reluAttributions: 'boolean', attrDimSummation: 'boolean', target: 'any', additionalForwardArgs: 'any' }, settings: {} },
  LayerGradCamPlusPlus: { options: { reluAttributions: 'boolean', target: 'any', additionalForwardArgs: 'any' }, settings: {} },
  LayerGradientShap: { options: { baselines: 'any', attributeToLayerInput: 'boolean', nSamples: 'number', stdevs: 'any', seed: 'any', target: 'any', additionalForwardArgs: 'any', onProgress: 'function', signal: 'any', returnConvergenceDelta: 'boolean' }, settings: { multiplyByInputs: 'boolean' } },
  LayerGradientXActivation: { options: { attributeToLayerInput: 'boolean', target: 'any', additionalForwardArgs: 'any' }, settings: { multiplyByInputs: 'boolean' } },
  LayerIntegratedGradients: { options: { attributeToLayerInput: 'boolean', target: 'any', additionalForwardArgs: 'any', baselines: 'any', nSteps: 'number', method: 'any', internalBatchSize: 'number', onProgress: 'function', signal: 'any', returnConvergenceDelta: 'boolean' }, settings: { multiplyByInputs: 'boolean' } },
  LayerScoreCam: { options: { reluAttributions: 'boolean', perturbationsPerEval: 'number', target: 'any', additionalForwardArgs: 'any', onProgress: 'function', signal: 'any' }, settings: {} },
  Lime: { options: { baselines: 'any', featureMask: 'any', nSamples: 'number', seed: 'any', perturbationsPerEval: 'number', target: 'any', additionalForwardArgs: 'any', onProgress: 'function', signal: 'any' }, settings: { surrogate: 'any', perturbFunc: 'any' } },
  NeuronConductance: { options: { neuronSelector: 'any', target: 'any', additionalForwardArgs: 'any', attributeToNeuronInput: 'boolean', baselines: 'any', nSteps: 'number', method: 'any', internalBatchSize: 'number', onProgress: 'function', signal: 'any' }, settings: { multiplyByInputs: 'boolean' } },
  NeuronDeconvolution: { options: { neuronSelector: 'any', attributeToNeuronInput: 'boolean', additionalForwardArgs: 'any' }, settings: {} },
  NeuronDeepLift: { options: { neuronSelector: 'any', baselines: 'any', attributeToNeuronInput: 'boolean', additionalForwardArgs: 'any' }, settings: { multiplyByInputs: 'boolean', eps: 'number', maxPoolRule: 'any' } },
  NeuronFeatureAblation: { options: { neuronSelector: 'any', attributeToNeuronInput: 'boolean', additionalForwardArgs: 'any', baselines: 'any', featureMask: 'any', perturbationsPerEval: 'number', onProgress: 'function', signal: 'any' }, settings: {} },
  NeuronGradient: { options: { neuronSelector: 'any', attributeToNeuronInput: 'boolean', additionalForwardArgs: 'any' }, settings: {} },
  NeuronGradientShap: { options: { neuronSelector: 'any', baselines: 'any', attributeToNeuronInput: 'boolean', additionalForwardArgs: 'any', nSamples: 'number', stdevs: 'any', seed: 'any', onProgress: 'function', signal: 'any' }, settings: { multiplyByInputs: 'boolean' } },
  NeuronGuidedBackprop: { options: { neuronSelector: 'any', attributeToNeuronInput: 'boolean', additionalForwardArgs: 'any' }, settings: {} },
  NeuronIntegratedGradients: { options: { neuronSelector: 'any', attributeToNeuronInput: 'boolean', additionalForwardArgs: 'any', baselines: 'any', nSteps: 'number', method: 'any', internalBatchSize: 'number', onProgress: 'function', signal: 'any' }, settings: { multiplyByInputs: 'boolean' } },
  NoiseTunnel: { options: { ntType: 'any', ntSamples: 'number', stdevs: 'any', drawBaselineFromDistrib: 'boolean', seed: 'any', onProgress: 'function', signal: 'any' }, settings: {} },
  Occlusion: { options: { slidingWindowShapes: 'any', strides: 'any', baselines: 'any', perturbationsPerEval: 'number', target: 'any', additionalForwardArgs: 'any', onProgress: 'function', signal: 'any' }, settings: {} },
  pgd: { options: { radius: 'number', stepSize: 'number', stepNum: 'number', norm: 'any', randomStart: 'boolean', seed: 'any', lossFunc: 'any', targeted: 'boolean', mask: 'any', lowerBound: 'number', upperBound: 'number', target: 'any', additionalForwardArgs: 'any', onProgress: 'function', signal: 'any' }, settings: {} },
  Saliency: { options: { abs: 'boolean', target: 'any', additionalForwardArgs: 'any' }, settings: {} },
  sensitivityMax: { options: { perturbFunc: 'any', perturbRadius: 'number', nPerturbSamples: 'number', normOrd: 'any', seed: 'any', onProgress: 'function', signal: 'any' }, settings: {} },
  ShapleyValues: { options: { baselines: 'any', featureMask: 'any', perturbationsPerEval: 'number', target: 'any', additionalForwardArgs: 'any', onProgress: 'function', signal: 'any' }, settings: {} },
  ShapleyValueSampling: { options: { baselines: 'any', featureMask: 'any', nSamples: 'number', seed: 'any', perturbationsPerEval: 'number', target: 'any', additionalForwardArgs: 'any', onProgress: 'function', signal: 'any' }, settings: {} },
} as const satisfies Record<string, Names>;
