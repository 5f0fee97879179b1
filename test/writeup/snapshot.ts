import { readFile, rm, writeFile } from 'node:fs/promises';
import sharp from 'sharp';

/** Mean difference of a channel, of 255, and share of pixels that differ clearly, which other fonts' hinting may make. */
const MEAN = 3;
const SHARE = 0.02;
const CLEARLY = 48;

/** A picture as small as one still sees what is wrong with it. */
const small = (png: Buffer): Promise<Buffer> =>
  sharp(png).png({ palette: true, colours: 48, effort: 10 }).toBuffer();

/**
 * Compares a picture with the one that was looked at and committed. A changed one is written beside it as
 * `<name>.changed.png`: look at it, and rename it if it is right. With `UPDATE_PICTURES=1` it is taken as it is.
 *
 * Returns what is wrong, if something is.
 */
export async function changed(file: URL, png: Buffer): Promise<string | undefined> {
  const beside = new URL(file.href.replace(/\.png$/, '.changed.png'));
  await rm(beside, { force: true });
  if (process.env.UPDATE_PICTURES === '1') {
    await writeFile(file, await small(png));
    return undefined;
  }
  const committed = await readFile(file).catch(() => undefined);
  const why = committed ? await difference(committed, await small(png)) : 'there is no picture of it yet';
  if (why !== undefined) await writeFile(beside, await small(png));
  return why;
}

async function difference(one: Buffer, other: Buffer): Promise<string | undefined> {
  const [a, b] = await Promise.all([one, other].map(pixels));
  if (a!.width !== b!.width || a!.height !== b!.height) return 'it has another size';
  let [sum, clear] = [0, 0];
  for (const [i, value] of a!.data.entries()) {
    const off = Math.abs(value - b!.data[i]!);
    sum += off;
    if (off > CLEARLY) clear++;
  }
  const [mean, share] = [sum / a!.data.length, clear / a!.data.length];
  if (mean <= MEAN && share <= SHARE) return undefined;
  return `it differs by ${mean.toFixed(1)} of 255 on average, clearly in ${(100 * share).toFixed(1)} %`;
}

async function pixels(png: Buffer) {
  const { data, info } = await sharp(png)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
