import { err, ok, type Result, concat, present, sameBytes } from '#kernel';
import type { BalanceShare, Proof } from '../proof/proof-content.ts';
import { sum } from '#money';
import type { Vault } from '../ports/keys.ts';
import { bytesOfHex } from '../proof/code-bytes.ts';
import { balancesIn, type HeadBalances } from './balance-bytes.ts';
import { coefficientsOf, valuesAt, markOf } from './spread.ts';

/** A member's slip that was read, with a valid signature. */
export interface Slip extends Proof {
	readonly share: BalanceShare;
}

export type SlipRefusal =
	/** A print of the group without a share: another paper, or one of an open meeting. */
	| { readonly type: 'NotASlip' }
	/** This member's slip was read already. */
	| { readonly type: 'SlipReadAlready'; readonly number: number }
	/** The slip is of another group or was signed with another key. */
	| { readonly type: 'SlipOfOtherGroup'; readonly number: number }
	/** The slip is of another page of the book than the slips before it. */
	| { readonly type: 'SlipOfOtherMeeting'; readonly number: number };

/**
 * Slips read so far. Those of one page of one book are a set; the set with most slips counts, so that
 * one wrong slip at the beginning does not block the others.
 */
export class SlipPile {
	readonly #slips: readonly Slip[];

	constructor(slips: readonly Slip[] = []) {
		this.#slips = slips;
	}

	/** Slips of the set that counts, in the order of reading. */
	get slips(): readonly Slip[] {
		const [first = []] = this.#sets();
		return first;
	}
	/** Number of slips that rebuild the balances; null before the first slip. */
	get needed(): number | null {
		return this.slips[0]?.share.needed ?? null;
	}
	get isEnough(): boolean {
		return this.slips.length >= (this.needed ?? Infinity);
	}

	/** Adds a slip. @returns the new pile, and the reason if the slip does not count */
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

	/** The largest first; of equal ones the one that began first. */
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

/** Number of the slip's member. */
export const womanOf = ({ figures }: Pick<Proof, 'figures'>): number => figures.get('number') ?? 0;

const isSlip = (proof: Proof): proof is Slip => proof.share !== undefined;

const setOf = ({ publicKey, book, head, currency, share }: Slip): string =>
	[publicKey, book, head, currency, share.set, share.needed, share.piece.length].join(' ');

/** The balances rebuilt from slips. */
export interface Rebuilt {
	readonly balances: HeadBalances;
	/** Numbers of members whose slips contradict the others: their signer forged them. */
	readonly strange: readonly number[];
}

export type RebuildRefusal =
	| { readonly type: 'TooFewSlips'; readonly read: number; readonly needed: number }
	/** All are signed but contradictory: at least one is forged. One more slip identifies it. */
	| { readonly type: 'SlipsDisagree' };

/** @param slips of one set, from `SlipPile` */
export async function rebuildFrom(
	slips: readonly Slip[],
	vault: Pick<Vault, 'hash' | 'unlockOnce'>
): Promise<Result<Rebuilt, RebuildRefusal>> {
	const needed = slips[0]?.share.needed ?? 2;
	if (slips.length < needed) return err({ type: 'TooFewSlips', read: slips.length, needed });
	// Tries every cyclic run of the needed number: with one slip more than needed, each single one is left out once.
	const starts = slips.length === needed ? 1 : slips.length;
	for (let start = 0; start < starts; start += 1) {
		const chosen = [...slips, ...slips].slice(start, start + needed);
		const opened = await openedBy(chosen, vault);
		if (opened === null) continue;
		const strange = slips.filter((slip) => !isOf(slip, opened)).map(womanOf);
		return ok({ balances: opened.balances, strange });
	}
	return err({ type: 'SlipsDisagree' });
}

/** Result of exactly as many slips as are needed. */
interface Opened {
	readonly balances: HeadBalances;
	readonly keys: readonly Uint8Array[];
	readonly rows: readonly Uint8Array[];
}

async function openedBy(
	slips: readonly Slip[],
	vault: Pick<Vault, 'hash' | 'unlockOnce'>
): Promise<Opened | null> {
	const { set } = present(slips[0], 'there are slips').share;
	const keys = coefficientsOf(slips.map(({ share }) => ({ place: share.place, values: keyOf(share) })));
	const rows = coefficientsOf(slips.map(({ share }) => ({ place: share.place, values: share.piece })));
	const [key, locked] = [present(keys[0], 'a key'), concat(...rows)];
	if ((await markOf(key, locked, vault)) !== set) return null;
	const clear = await vault.unlockOnce(key, locked);
	const balances = clear === null ? null : balancesIn(clear);
	return balances === null ? null : { balances, keys, rows };
}

/** True if a slip has its share of these balances and its printed figures agree with them. */
function isOf(slip: Slip, { balances, keys, rows }: Opened): boolean {
	const { share, figures } = slip;
	const hers = balances.women.find(({ number }) => number === womanOf(slip));
	return (
		hers !== undefined &&
		sameBytes(keyOf(share), valuesAt(share.place, keys)) &&
		sameBytes(share.piece, valuesAt(share.place, rows)) &&
		figures.get('savings') === sum([hers.regular, hers.voluntary, hers.shares]) &&
		figures.get('loans') === hers.loan
	);
}

const keyOf = ({ key }: Slip['share']): Uint8Array => Uint8Array.from(bytesOfHex(key, 16));
