import { createContext } from 'svelte';
import type { CurrencyCode } from '#money';

/** Context with the currency of the shown group. Its setter is the component that knows the group; only components that draw money read it. */
export const [getCurrency, setCurrency] = createContext<() => CurrencyCode>();
