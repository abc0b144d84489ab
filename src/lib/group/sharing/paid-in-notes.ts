import { err, ok, type Result } from '#kernel';
import {
	atLeastZero,
	cashPieces,
	layOut,
	least,
	money,
	subtract,
	sum,
	type Money,
	type Pieces
} from '#money';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import type { KeptParts, ShareOutRow } from './share-out-rows.ts';

export interface PaidInNotes {
	readonly rows: readonly ShareOutRow[];
	/** Minor units of the piece to which all was rounded. */
	readonly unit: Money;
	/** What that leaves with the group. */
	readonly stays: Money;
}

export interface NotesOfBox {
	readonly notes: Pieces;
	readonly keep: KeptParts;
	/** The piece to which is rounded; the smallest that does where it is left out. */
	readonly unit: Money | undefined;
	/** Minor units, the least that can be paid. */
	readonly least: Money;
}

/**
 * Rounds down what each woman is paid, to one piece for all, so that all can be laid at once with the notes and coins that lie in
 * the box (ledger law 7): of the pieces the smallest with which that can be done.
 *
 * @param rows with payouts that the box holds
 * @returns refused: NotesCannotPay, also where somebody's whole part would be rounded away
 */
export function paidInNotes(
	state: Pick<GroupState, 'currency'>,
	rows: readonly ShareOutRow[],
	{ notes, keep, unit, least: smallest }: NotesOfBox
): Result<PaidInNotes, Rejection> {
	for (const piece of unit === undefined ? unitsFrom(state, smallest) : [unit]) {
		const rounded = rows.map((row) => roundedDown(row, keptBy(row, keep), piece));
		const isWhole = rounded.every(({ part }, place) => part > 0 || rows[place]?.part === 0);
		const paid = rounded.map((row) => atLeastZero(subtract(row.payout, keptBy(row, keep))));
		if (!isWhole || layOut(paid, notes) === null) continue;
		const stays = subtract(sum(rows.map(({ part }) => part)), sum(rounded.map(({ part }) => part)));
		return ok({ rows: rounded, unit: piece, stays });
	}
	return err({ type: 'NotesCannotPay' });
}

/** What can be rounded to: the smallest unit, and each larger note or coin. */
function unitsFrom({ currency }: Pick<GroupState, 'currency'>, smallest: Money): readonly Money[] {
	const { notes, coins } = cashPieces(currency);
	const larger = [...new Set<Money>([...notes, ...coins])].filter((piece) => piece > smallest);
	return [smallest, ...larger.toSorted((one, other) => one - other)];
}

/** At most what she gets: whoever would leave more is refused by her lines. */
function keptBy({ memberId, payout }: ShareOutRow, keep: KeptParts): Money {
	const kept = keep.find((one) => one.memberId === memberId);
	return kept === undefined ? money(0) : least(kept.amount, payout);
}

function roundedDown(row: ShareOutRow, kept: Money, piece: Money): ShareOutRow {
	const over = money(subtract(row.payout, kept) % piece);
	return { ...row, part: subtract(row.part, over), payout: subtract(row.payout, over) };
}
