/**
 * The shapes that the built-in network tells apart. Each says whether a point lies inside; the shape fills about the
 * square from -1 to 1, y downwards.
 */
export const SHAPES: Readonly<Record<string, (x: number, y: number) => boolean>> = {
  circle: (x, y) => Math.hypot(x, y) < 0.9,
  square: (x, y) => Math.max(Math.abs(x), Math.abs(y)) < 0.8,
  triangle: (x, y) => y < 0.75 && y > -0.95 + 1.9 * Math.abs(x),
  star: (x, y) => Math.hypot(x, y) < starRadius(Math.atan2(x, -y)),
  cross: (x, y) => Math.min(Math.abs(x), Math.abs(y)) < 0.3 && Math.max(Math.abs(x), Math.abs(y)) < 0.95,
  ring: (x, y) => Math.hypot(x, y) < 0.95 && Math.hypot(x, y) > 0.52,
  crescent: (x, y) => Math.hypot(x, y) < 0.95 && Math.hypot(x - 0.42, y) > 0.72,
  heart: (x, y) => {
    const [u, v] = [1.25 * x, -1.25 * y + 0.1];
    return (u * u + v * v - 1) ** 3 < u * u * v ** 3;
  },
  arrow: (x, y) =>
    (x > 0 ? Math.abs(y) < 0.95 - 0.98 * x : false) || (x <= 0 && x > -0.95 && Math.abs(y) < 0.32),
  hourglass: (x, y) => Math.abs(y) < 0.9 && Math.abs(x) < 0.08 + 0.85 * Math.abs(y),
};

/** Distance from the centre of a five-pointed star's edge at an angle from its tip. */
function starRadius(angle: number): number {
  const fifth = (2 * Math.PI) / 5;
  // Angle to the nearest tip, then the line from that tip (radius 1) to the notch beside it (radius 0.42).
  const toTip = Math.abs(angle - fifth * Math.round(angle / fifth));
  const [tip, notch] = [1, 0.42];
  const half = fifth / 2;
  return (tip * notch * Math.sin(half)) / (tip * Math.sin(toTip) + notch * Math.sin(half - toTip));
}
