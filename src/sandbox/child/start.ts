/** Begins a child's program. */
import '../late-optimiser.js';

// Only now: what is imported is compiled and run first.
await import('./main.js');
