import { createContext } from 'svelte';
import type { BothWords } from '#papers/cell-text.ts';

/** Set by `PaperWords`, read by every part of a paper. */
export const [getBothWords, setBothWords] = createContext<BothWords>();
