import { err, ok, type LocalDate, type Result } from '#kernel';
import { money, smallestCoin, subtract, zero, type Money } from '#money';
import type { Rejection } from '../rejections.ts';
import { rulesOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';
import type { SharedOutLine } from '../event-fields.ts';
import type { KeptParts, ShareOutRow } from './share-out-rows.ts';

/**
 * How each part is used: kept for the next cycle as far as she says, then paid as far as coins go; in the order of the rows.
 *
 * @returns refused: KeptTooMuch, SharesNotWhole
 */
export function shareOutLines(
	state: GroupState,
	{ rows }: { readonly rows: readonly ShareOutRow[] },
	{ keep = [], occurredOn }: { readonly keep?: KeptParts | undefined; readonly occurredOn: LocalDate }
): Result<readonly SharedOutLine[], Rejection> {
	const kept = new Map(keep.map(({ memberId, amount }) => [memberId, amount]));
	const saving = rulesOn(state, occurredOn)?.saving;
	const coin = smallestCoin(state.currency);
	const lines: SharedOutLine[] = [];
	for (const [memberId, amount] of kept) {
		const most = rows.find((row) => row.memberId === memberId)?.payout ?? zero;
		if (amount > most) return err({ type: 'KeptTooMuch', memberId, most });
		if (saving?.mode === 'shares' && amount % saving.shareValue !== 0)
			return err({ type: 'SharesNotWhole', shareValue: saving.shareValue });
	}
	for (const row of rows) lines.push(lineOf(row, kept.get(row.memberId) ?? zero, coin));
	return ok(lines);
}

function lineOf(
	{ payout, owedAfter: _, voluntary, cut, ...row }: ShareOutRow,
	kept: Money,
	coin: Money
): SharedOutLine {
	const left = subtract(payout, kept);
	const payable = money(left % coin);
	return {
		...row,
		...(voluntary > 0 && { voluntary }),
		...(cut > 0 && { cut }),
		paid: subtract(left, payable),
		kept,
		payable
	};
}
