import { createContext } from 'svelte';
import type { CurrencyCode } from '#money';

/** Currency of the group whose money is shown: set by whoever knows the group, called only where money is drawn. */
export const [getCurrency, setCurrency] = createContext<() => CurrencyCode>();
