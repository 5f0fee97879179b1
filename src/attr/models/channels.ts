import * as tf from '@tensorflow/tfjs';
import { nodeOf, type Place } from './layer-graph.js';

/** Layers whose output says nothing of where the channels of their input are. */
const MIXES =
  /^(Flatten|Reshape|Permute|Dense|InputLayer|RepeatVector|GlobalAveragePooling2D|GlobalMaxPooling2D)$/;

/** Whether the pictures at a place have their channels first: the last layer with a data format says it, of all that lead there. */
export function hasChannelsFirst(model: tf.LayersModel, { within, symbol }: Place): boolean {
  const node = nodeOf(symbol);
  const { outboundLayer: layer } = node;
  const use = within.at(-1);
  const owner = use ? (use.outboundLayer as unknown as tf.LayersModel) : model;
  const input = owner.inputs.findIndex(({ id }) => id === symbol.id);
  if (input >= 0) {
    if (!use) return false;
    return hasChannelsFirst(model, { within: within.slice(0, -1), symbol: use.inputTensors[input]! });
  }
  if (MIXES.test(layer.getClassName())) return false;
  if (layer instanceof tf.LayersModel) {
    return layer.outputs.some((output) =>
      hasChannelsFirst(model, { within: [...within, node], symbol: output }),
    );
  }
  const { dataFormat } = layer as unknown as { dataFormat?: string };
  if (dataFormat !== undefined && dataFormat !== null) return dataFormat === 'channelsFirst';
  return node.inputTensors.some((each) => hasChannelsFirst(model, { within, symbol: each }));
}
