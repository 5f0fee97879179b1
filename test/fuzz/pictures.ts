import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { damaged } from './bytes.js';

/** Sound pictures of every kind that people hand in. */
export async function soundPictures(): Promise<Uint8Array[]> {
  const raw = Buffer.from(Array.from({ length: 60 * 40 * 3 }, (_, i) => (i * i) % 251));
  const picture = sharp(raw, { raw: { width: 60, height: 40, channels: 3 } });
  return Promise.all([
    picture.clone().jpeg().toBuffer(),
    picture.clone().jpeg({ progressive: true }).withMetadata({ orientation: 6 }).toBuffer(),
    picture.clone().toColourspace('cmyk').jpeg().toBuffer(),
    picture.clone().png().toBuffer(),
    picture.clone().png({ palette: true, progressive: true }).toBuffer(),
    picture.clone().toColourspace('b-w').png().toBuffer(),
    picture.clone().webp().toBuffer(),
    picture.clone().webp({ lossless: true }).toBuffer(),
    picture.clone().gif().toBuffer(),
    picture.clone().tiff().toBuffer(),
    picture.clone().avif().toBuffer(),
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>',
    ),
  ]);
}

/** A PNG that says it has another size than its bytes, with its check sum right. */
const sized = (png: Uint8Array): fc.Arbitrary<Uint8Array> => {
  const side = fc.constantFrom(0, 1, 2, 61, 4000, 12_000, 12_001, 65_535, 2 ** 31 - 1, 2 ** 32 - 1);
  return fc
    .tuple(side, side, fc.nat({ max: 255 }), fc.nat({ max: 7 }))
    .map(([width, height, depth, colour]) => {
      const bytes = Buffer.from(png);
      bytes.writeUInt32BE(width, 16);
      bytes.writeUInt32BE(height, 20);
      if (depth < 17) bytes.set([depth, colour], 24);
      bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
      return bytes;
    });
};

/** Pictures damaged in every way; files that only begin as one; and any bytes. */
export const pictures = (sound: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> => {
  const png = sound.find((bytes) => bytes[1] === 0x50 && bytes[2] === 0x4e)!;
  const starts = fc.constantFrom(...sound.map((bytes) => bytes.slice(0, 20)));
  return fc.oneof(
    { weight: 6, arbitrary: damaged(sound) },
    { weight: 3, arbitrary: sized(png) },
    {
      weight: 1,
      arbitrary: fc.tuple(starts, fc.uint8Array({ maxLength: 300 })).map(([a, b]) => Buffer.concat([a, b])),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 100 }) },
  );
};
