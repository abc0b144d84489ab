import { createSubscriber } from 'svelte/reactivity';

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
