import sharp from 'sharp';
import type { Raster } from './raster.js';

/** The picture as a PNG file; equal pictures give equal bytes. */
export const encodePng = ({ width, height, rgb }: Raster): Promise<Buffer> =>
  sharp(rgb, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 9 })
    .toBuffer();

/** A copy of another size: `nearest` keeps the pixels as blocks, `cubic` smooths. */
export async function resize(
  { width, height, rgb }: Raster,
  size: { readonly width: number; readonly height: number },
  kernel: 'nearest' | 'cubic',
): Promise<Raster> {
  const data = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize({ ...size, fit: 'fill', kernel })
    .raw()
    .toBuffer();
  return { ...size, rgb: new Uint8Array(data) };
}
