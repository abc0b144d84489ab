import { createContext } from 'svelte';
import type { Words } from '#i18n';

/** Set once by whoever mounts the app; read by every component that says something. */
export const [getWords, setWords] = createContext<Words>();
