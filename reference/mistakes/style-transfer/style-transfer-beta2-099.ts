/*---
title: The second moment of Adam decays with 0.99, not with 0.999
off: Your first step is right; the later ones are not quite.
look: "Look at the step of your optimiser, line by line, beside the formulas of Adam: both averages, what they are divided by, and the constants."
---*/
export const BETA2: number = 0.99;
