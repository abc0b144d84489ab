import type { RoundStep } from '#app';
import type { IconName } from '#i18n';

/** Target of the guide's ring: a part of the screen, or the button in it that has this icon. */
export interface RingTarget {
	readonly part: 'header' | 'main' | 'footer';
	readonly icon?: IconName;
}

const below: RingTarget = { part: 'footer' };
const here: RingTarget = { part: 'main' };

/** Targets of each step; the ring goes to the first one that is on the screen and enabled. */
export const ringTargets: Readonly<Record<RoundStep['name'], readonly RingTarget[]>> = {
	gave: [below],
	absent: [{ part: 'main', icon: 'empty-mat' }],
	came: [{ part: 'main', icon: 'woman-on-mat' }],
	wrong: [below],
	undo: [{ part: 'header', icon: 'undo' }],
	// Before anything is counted, the main action says that the box is empty.
	count: [{ part: 'footer', icon: 'counting-hands' }, here],
	whole: [below],
	part: [{ part: 'main', icon: 'notes' }, below, here],
	loan: [{ part: 'main', icon: 'box-out' }, below, here],
	bank: [{ part: 'main', icon: 'box-to-bank' }, { part: 'main', icon: 'bank-counter' }, below, here]
};

/**
 * Rings the first target on the screen, and follows the screen as it changes. The ring is an attribute that `GuideBar` styles; screens know nothing
 * of it.
 * @returns function that removes the ring
 */
export function ringOn(screen: HTMLElement, targets: readonly RingTarget[]): () => void {
	let ringed: Element | null = null;
	const look = (): void => {
		const found = firstOf(screen, targets);
		if (found === ringed && found?.hasAttribute('data-touch-here') !== false) return;
		ringed?.removeAttribute('data-touch-here');
		found?.setAttribute('data-touch-here', '');
		ringed = found;
	};
	const changes = new MutationObserver(look);
	changes.observe(screen, { childList: true, subtree: true, attributeFilter: ['disabled', 'inert'] });
	look();
	return () => {
		changes.disconnect();
		ringed?.removeAttribute('data-touch-here');
	};
}

function firstOf(screen: HTMLElement, targets: readonly RingTarget[]): Element | null {
	for (const { part, icon } of targets) {
		const place = screen.querySelector(`.screen > ${part}`);
		if (place === null) continue;
		if (part === 'main' && icon === undefined) return place;
		const buttons = [...place.querySelectorAll('button:not(:disabled)')];
		const found =
			icon === undefined
				? buttons.at(-1)
				: buttons.find((button) => button.querySelector(`[data-icon='${icon}']`) !== null);
		if (found !== undefined) return found;
	}
	return null;
}
