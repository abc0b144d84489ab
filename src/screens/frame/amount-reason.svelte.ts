import { getContext, hasContext, onMount, setContext } from 'svelte';
import type { Money } from '#money';
import type { SpokenReason } from '#session/reasons.ts';

/** Why an amount cannot be, and what is missing for it. */
interface ShownReason {
	readonly reason: SpokenReason | null;
	readonly missing: Money | undefined;
}

/** A reason against an amount stands on the mat of its note pad, so that neither tray nor main action moves. */
class AmountReason {
	/** A note pad is on the screen and shows it. */
	isThere = $state(false);
	readonly #of: ShownReason;
	/** Another sum lies there: what was said against the one before no longer counts. */
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
 * For a screen of entry: hands its reason to the note pad that it may have.
 *
 * @param changed what the screen does once another sum lies there
 */
export function amountReason(of: ShownReason, changed: () => void): AmountReason {
	return setContext(key, new AmountReason(of, changed));
}

/** For a note pad: the reason of its screen; null where the screen has none to hand on. */
export function shownReason(): AmountReason | null {
	if (!hasContext(key)) return null;
	const amount = getContext<AmountReason>(key);
	onMount(() => {
		amount.isThere = true;
		return () => (amount.isThere = false);
	});
	return amount;
}
