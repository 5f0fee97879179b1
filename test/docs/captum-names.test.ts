import { expect } from 'chai';
import * as attr from '../../src/attr/index.js';
import * as visualize from '../../src/figure/visualize.js';
import { ROOT } from '../process.js';
import { readText } from './markdown.js';

/** What captum.attr and captum.robust export by `__all__`, version 0.8, in Captum's order. */
const ATTR =
  'Attribution GradientAttribution PerturbationAttribution NeuronAttribution LayerAttribution IntegratedGradients ' +
  'DataLoaderAttribution DeepLift DeepLiftShap InputXGradient Saliency GuidedBackprop Deconvolution GuidedGradCam ' +
  'FeatureAblation FeaturePermutation Occlusion ShapleyValueSampling ShapleyValues LimeBase Lime LRP KernelShap ' +
  'LayerConductance LayerGradientXActivation LayerActivation LayerFeaturePermutation LayerFeatureAblation LLMAttribution ' +
  'LLMAttributionResult LLMGradientAttribution InternalInfluence InterpretableInput LayerGradCam LayerDeepLift ' +
  'LayerDeepLiftShap LayerGradientShap LayerIntegratedGradients LayerLRP NeuronConductance NeuronFeatureAblation ' +
  'NeuronGradient NeuronIntegratedGradients NeuronDeepLift NeuronDeepLiftShap NeuronGradientShap NeuronDeconvolution ' +
  'NeuronGuidedBackprop NoiseTunnel ProductBaselines GradientShap InterpretableEmbeddingBase TextTemplateInput ' +
  'TextTokenInput TokenReferenceBase visualization configure_interpretable_embedding_layer ' +
  'remove_interpretable_embedding_layer Summarizer CommonStats ClassSummarizer Mean StdDev MSE Var Min Max Sum Count ' +
  'SummarizerSingleTensor';
const ROBUST = 'FGSM AttackComparator MinParamPerturbation Perturbation PGD';

describe("Captum's names", () => {
  const text = readText(`${ROOT}docs/attribution/README.md`);
  const rows = text
    .slice(text.indexOf('| in Captum 0.8 | here |'))
    .split('\n\n')[0]!
    .split('\n')
    .slice(2)
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')) as [string, string]);
  const namesIn = (cell: string): string[] => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);

  it('each stand in one row of the table, all of captum.attr and captum.robust', () => {
    const named = rows.flatMap(([captum]) => namesIn(captum));
    expect(named).to.include.members([...ATTR.split(' '), ...ROBUST.split(' ')]);
    expect(named.filter((name, i) => named.indexOf(name) !== i)).to.deep.equal([]);
  });

  it('lead to what the library exports, or to a reason', () => {
    const exported = new Set([...Object.keys(attr), ...Object.keys(visualize)]);
    for (const [captum, here] of rows) {
      const linked = [...here.matchAll(/\[(\w+)\]\([\w-]+\.md\)/g)].map(([, name = '']) => name);
      for (const name of linked) expect([...exported], captum).to.include(name);
      if (captum === '`visualization`') expect([...exported]).to.include.members(namesIn(here).slice(0, 2));
      if (captum.includes('LayerAttribution`')) expect([...exported]).to.include('interpolate');
      if (linked.length === 0) expect(here.length, captum).to.be.above(40);
    }
  });

  it('of methods are the same here', () => {
    const methods = ATTR.split(' ').filter((name) => name in attr);
    for (const name of methods) {
      const row = rows.find(([captum]) => captum === `\`${name}\``);
      expect(row?.[1], name).to.match(new RegExp(`^\\[${name}\\]\\(`));
    }
    expect(methods.length).to.be.at.least(39);
  });
});
