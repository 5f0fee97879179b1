import { pathToFileURL } from 'node:url';
import type { Engine } from '../engine.js';
import { findPackage } from '../optional.js';

const PACKAGES = ['webgpu', '@tensorflow/tfjs-backend-webgpu'];

interface Adapter {
  readonly info: { readonly description: string; readonly vendor: string; readonly architecture: string };
}
interface Dawn {
  create(flags: readonly string[]): { requestAdapter(): Promise<Adapter | null> };
  readonly globals: object;
}

/** Processors that play a GPU: SwiftShader, Mesa's lavapipe (llvmpipe), Windows' WARP. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|basic render|warp/i;

let gpu: ReturnType<Dawn['create']> | undefined;

/** Any vendor's GPU, through Dawn (Vulkan, Metal, Direct3D 12) in Node. Tensors can only be read with `await data()`. */
export const webgpu: Engine = {
  confined: false,
  find() {
    const modules = PACKAGES.map(findPackage);
    const missing = PACKAGES.filter((_, i) => modules[i] === undefined);
    if (missing.length === 0) return { modules: modules as string[] };
    return {
      absent: `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not installed`,
      remedy: `Optional, for any GPU: npm i ${PACKAGES.join(' ')}`,
    };
  },
  async load([dawn, backend]) {
    if (!gpu) {
      const { create, globals } = (await import(pathToFileURL(dawn!).href)) as Dawn;
      Object.assign(globalThis, globals);
      gpu = create([]);
      // As in a browser; the backend registers itself only where this is.
      Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true });
    }
    if (!(await gpu.requestAdapter())) {
      const needs =
        process.platform === 'linux' ? '; on Linux it needs libvulkan1 and the driver of the card' : '';
      throw new Error(
        `no GPU was found: Dawn sees no Vulkan, Metal or Direct3D 12 device that it can use${needs}`,
      );
    }
    await import(pathToFileURL(backend!).href);
  },
  async device() {
    const { info } = (await gpu!.requestAdapter())!;
    const name = info.description || info.vendor;
    return { name, software: SOFTWARE.test(`${name} ${info.architecture}`) };
  },
};
