import { concat, err, ok, present, sameBytes, type Result } from '#kernel';
import { sum } from '#money';
import type { Vault } from '../ports/keys.ts';
import { bytesOfHex } from '../proof/code-bytes.ts';
import { balancesIn } from './balance-bytes.ts';
import type { HeadBalances } from './balances.ts';
import { coefficientsOf, valuesAt } from './field.ts';
import { womanOf, type Slip } from './pile.ts';
import { markOf } from './spread.ts';

/** The balances that slips hold together. */
export interface Rebuilt {
	readonly balances: HeadBalances;
	/** Numbers of women whose slips say something else than the others: whoever signed them made them up. */
	readonly strange: readonly number[];
}

export type RebuildRefusal =
	| { readonly type: 'TooFewSlips'; readonly read: number; readonly needed: number }
	/** Each is signed, and yet they do not fit together: at least one is made up. With one more slip it is found. */
	| { readonly type: 'SlipsDisagree' };

/** @param slips of one set, as `SlipPile` gives them */
export async function rebuildFrom(
	slips: readonly Slip[],
	vault: Pick<Vault, 'hash' | 'unlockOnce'>
): Promise<Result<Rebuilt, RebuildRefusal>> {
	const needed = slips[0]?.share.needed ?? 2;
	if (slips.length < needed) return err({ type: 'TooFewSlips', read: slips.length, needed });
	// From each place on once around: with one slip more than are needed every single one is left out once.
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

/** What exactly as many slips as are needed give. */
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

/** Whether a slip holds its share of this, and says in the open what this says of her. */
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
