import { createSubscriber } from 'svelte/reactivity';

/** How big notes and coins are drawn. */
export type CashSize = 'small' | 'medium' | 'large';

/** Height of a note in px. Its numeral is three quarters of that: 20 px in `small`, so that it can be read. */
export const cashHeight: Readonly<Record<CashSize, number>> = { small: 27, medium: 30, large: 44 };

const followLetters = createSubscriber((update) => {
	const observer = new MutationObserver(update);
	observer.observe(document.documentElement, { attributeFilter: ['data-letters'] });
	return () => observer.disconnect();
});

/** Px of the letters as they are set on this phone; who reads it is told when they are set again. */
export function letterSize(): number {
	followLetters();
	return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
