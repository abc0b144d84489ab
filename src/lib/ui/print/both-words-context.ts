import { createContext } from 'svelte';
import type { BothWords } from '#papers/cell-text.ts';

/** Context set by `PaperWords` and read by every part of a paper. */
export const [getBothWords, setBothWords] = createContext<BothWords>();
