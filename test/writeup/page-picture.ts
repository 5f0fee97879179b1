import { createRequire } from 'node:module';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The part of pdfjs's own canvas for Node that is used here. */
interface Canvas {
  getContext(kind: '2d'): unknown;
  encode(format: 'png'): Promise<Buffer>;
}

/** A PDF's pages as PNG files, drawn by another program than ours; `scale` in pixels a point. */
export async function pagePictures(pdf: Uint8Array, scale: number): Promise<Buffer[]> {
  // pdfjs brings it along for Node.
  const { createCanvas } = createRequire(import.meta.url)('@napi-rs/canvas') as {
    createCanvas(width: number, height: number): Canvas;
  };
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0, disableFontFace: true });
  const document = await loading.promise;
  const pictures: Buffer[] = [];
  for (let i = 1; i <= document.numPages; i++) {
    const page = await document.getPage(i);
    const viewport = page.getViewport({ scale });
    const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
    await page.render({ canvas: canvas as never, canvasContext: canvas.getContext('2d') as never, viewport })
      .promise;
    pictures.push(await canvas.encode('png'));
  }
  await loading.destroy();
  return pictures;
}
