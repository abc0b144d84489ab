import { createContext } from 'svelte';
import type { Words } from '#i18n';

/** Context that the mounting code sets once; every component with words reads it. */
export const [getWords, setWords] = createContext<Words>();
