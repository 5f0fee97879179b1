/*---
title: The loop does not stop when the network is fooled
off: Your image goes on changing after the target has the highest score.
look: Look at when the loop ends.
---*/
export async function isFooled(): Promise<boolean> {
  return false;
}
