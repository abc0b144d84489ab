import { getContext, hasContext, onMount, setContext } from 'svelte';
import type { Money } from '#money';
import type { SpokenReason } from '#session/reasons.ts';

/** Reason against an amount, and the missing amount. */
interface ShownReason {
	readonly reason: SpokenReason | null;
	readonly missing: Money | undefined;
}

/** Reason against an amount, shown on the mat of its note pad, so that neither tray nor main action moves. */
class AmountReason {
	/** True while a note pad on the screen shows it. */
	isThere = $state(false);
	readonly #of: ShownReason;
	/** Called when the amount changes: the reason against the previous one no longer applies. */
	readonly changed: () => void;

	constructor(of: ShownReason, changed: () => void) {
		this.#of = of;
		this.changed = changed;
	}

	get reason(): SpokenReason | null {
		return this.#of.reason;
	}
	get missing(): Money | undefined {
		return this.#of.missing;
	}
}

const key = Symbol('amount reason');

/**
 * Sets the context by which an entry screen passes its reason to its note pad.
 * @param changed called when the amount changes
 */
export function amountReason(of: ShownReason, changed: () => void): AmountReason {
	return setContext(key, new AmountReason(of, changed));
}

/** Gets the reason of the screen for a note pad; null if the screen set none. */
export function shownReason(): AmountReason | null {
	if (!hasContext(key)) return null;
	const amount = getContext<AmountReason>(key);
	onMount(() => {
		amount.isThere = true;
		return () => (amount.isThere = false);
	});
	return amount;
}
