/** How an axis is resized: from `from` pixels to `to`. */
export interface Resize {
  readonly from: number;
  readonly to: number;
  readonly alignCorners: boolean;
  readonly halfPixelCenters: boolean;
}

/** The pixels that one of the result is made of, and the second one's share. */
export interface Met {
  readonly first: number;
  readonly second: number;
  readonly share: number;
}

const ratioOf = ({ from, to, alignCorners }: Resize): number =>
  alignCorners && to > 1 ? (from - 1) / (to - 1) : from / to;

/** What each pixel of the result is interpolated from, as TensorFlow.js's forward pass does it. */
export function linear(resize: Resize): Met[] {
  const ratio = ratioOf(resize);
  return Array.from({ length: resize.to }, (_, at) => {
    const place = resize.halfPixelCenters ? ratio * (at + 0.5) - 0.5 : ratio * at;
    const first = Math.max(0, Math.floor(place));
    return { first, second: Math.min(resize.from - 1, Math.ceil(place)), share: place - first };
  });
}

/** Which pixel each of the result is, as TensorFlow.js's forward pass chooses it. */
export function nearest(resize: Resize): Met[] {
  const ratio = ratioOf(resize);
  return Array.from({ length: resize.to }, (_, at) => {
    const place = ratio * (resize.halfPixelCenters ? at + 0.5 : at);
    const whole = resize.alignCorners ? Math.round(place) : Math.floor(place);
    const first = Math.min(resize.from - 1, Math.max(0, whole));
    return { first, second: first, share: 0 };
  });
}
