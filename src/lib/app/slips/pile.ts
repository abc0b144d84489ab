import { err, ok, type Result } from '#kernel';
import type { BalanceShare, Proof } from '../proof/proof-content.ts';

/** A woman's slip that was read and whose signature fits. */
export interface Slip extends Proof {
	readonly share: BalanceShare;
}

export type SlipRefusal =
	/** A print of the group that holds no share: another paper, or of a meeting that was open. */
	| { readonly type: 'NotASlip' }
	/** Hers was read already. */
	| { readonly type: 'SlipReadAlready'; readonly number: number }
	/** Of another group, or of somebody who signed with another key. */
	| { readonly type: 'SlipOfOtherGroup'; readonly number: number }
	/** Of another page of the book than the slips before it. */
	| { readonly type: 'SlipOfOtherMeeting'; readonly number: number };

/**
 * Slips that were read, one after another. Those of one page of one book are a set; that of which most were read counts, so that
 * one wrong slip at the beginning turns nobody away.
 */
export class SlipPile {
	readonly #slips: readonly Slip[];

	constructor(slips: readonly Slip[] = []) {
		this.#slips = slips;
	}

	/** Of the set that counts, in the order of reading. */
	get slips(): readonly Slip[] {
		const [first = []] = this.#sets();
		return first;
	}
	/** How many rebuild the balances; null before the first. */
	get needed(): number | null {
		return this.slips[0]?.share.needed ?? null;
	}
	get isEnough(): boolean {
		return this.slips.length >= (this.needed ?? Infinity);
	}

	/** One more. @returns the pile with it, and why it does not count where it does not */
	with(proof: Proof): Result<{ readonly pile: SlipPile; readonly refusal: SlipRefusal | null }, SlipRefusal> {
		if (!isSlip(proof)) return err({ type: 'NotASlip' });
		const number = womanOf(proof);
		const known = this.#slips.some(
			(slip) => setOf(slip) === setOf(proof) && slip.share.place === proof.share.place
		);
		if (known) return err({ type: 'SlipReadAlready', number });
		const pile = new SlipPile([...this.#slips, proof]);
		const [first] = pile.slips;
		if (first === undefined || setOf(first) === setOf(proof)) return ok({ pile, refusal: null });
		const isOfGroup = first.publicKey === proof.publicKey && first.book === proof.book;
		return ok({
			pile,
			refusal: { type: isOfGroup ? 'SlipOfOtherMeeting' : 'SlipOfOtherGroup', number }
		});
	}

	/** The largest first; of equal ones that which began first. */
	#sets(): readonly (readonly Slip[])[] {
		const sets = new Map<string, Slip[]>();
		for (const slip of this.#slips) {
			const known = sets.get(setOf(slip));
			if (known === undefined) sets.set(setOf(slip), [slip]);
			else known.push(slip);
		}
		return [...sets.values()].sort((one, other) => other.length - one.length);
	}
}

/** The woman whose slip it is. */
export const womanOf = ({ figures }: Pick<Proof, 'figures'>): number => figures.get('number') ?? 0;

const isSlip = (proof: Proof): proof is Slip => proof.share !== undefined;

const setOf = ({ publicKey, book, head, currency, share }: Slip): string =>
	[publicKey, book, head, currency, share.set, share.needed, share.piece.length].join(' ');
