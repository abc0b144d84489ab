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
	/** Value of the piece to which payments were rounded, minor units. */
	readonly unit: Money;
	/** Amount that rounding leaves with the group. */
	readonly stays: Money;
}

export interface NotesOfBox {
	readonly notes: Pieces;
	readonly keep: KeptParts;
	/** Piece to round to; if left out, the smallest that works. */
	readonly unit: Money | undefined;
	/** Smallest payable amount, minor units. */
	readonly least: Money;
}

/**
 * Rounds all payments down to multiples of one piece, so that the notes and coins in the box can pay them all at once (ledger law 7). It takes the
 * smallest piece that allows this.
 *
 * @param rows rows with payouts that the box can cover
 * @returns refused: NotesCannotPay, also if rounding would leave somebody nothing
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

/** Candidate pieces: the smallest unit, and each larger note or coin. */
function unitsFrom({ currency }: Pick<GroupState, 'currency'>, smallest: Money): readonly Money[] {
	const { notes, coins } = cashPieces(currency);
	const larger = [...new Set<Money>([...notes, ...coins])].filter((piece) => piece > smallest);
	return [smallest, ...larger.toSorted((one, other) => one - other)];
}

/** Amount kept by the member, at most her payout; an excess is refused by `shareOutLines`. */
function keptBy({ memberId, payout }: ShareOutRow, keep: KeptParts): Money {
	const kept = keep.find((one) => one.memberId === memberId);
	return kept === undefined ? money(0) : least(kept.amount, payout);
}

function roundedDown(row: ShareOutRow, kept: Money, piece: Money): ShareOutRow {
	const over = money(subtract(row.payout, kept) % piece);
	return { ...row, part: subtract(row.part, over), payout: subtract(row.payout, over) };
}
