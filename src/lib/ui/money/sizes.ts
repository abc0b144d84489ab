import { createSubscriber } from 'svelte/reactivity';

/** Size of drawn notes and coins. */
export type CashSize = 'small' | 'medium' | 'large';

/** Height of a note in px. Its numeral is three quarters of that: 20 px in `small`, the least legible size. */
export const cashHeight: Readonly<Record<CashSize, number>> = { small: 27, medium: 30, large: 44 };

const followLetters = createSubscriber((update) => {
	const observer = new MutationObserver(update);
	observer.observe(document.documentElement, { attributeFilter: ['data-letters'] });
	return () => observer.disconnect();
});

/** Letter size set on this phone, in px; reactive, so that readers update when it changes. */
export function letterSize(): number {
	followLetters();
	return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
