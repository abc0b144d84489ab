import { effectiveLines, linesOf, withPostingDays, type JournalLine } from '#group';
import { present, type LocalDate, type MemberId } from '#kernel';
import { holds, type Law } from './law.ts';

/**
 * Who has left takes part in nothing afterwards (ledger law 11 (34)): no leg is on her savings or loans after her leaving
 * day, nor in anything that was entered after her leaving, whatever its day; and what her leaving made payable is paid after it: before,
 * no more than the cut-off sheet had said is payable to her. What is held of her for others is no money of hers.
 */
export function leftForGood(): Law {
	return {
		end: ({ state }) => {
			for (const { memberId, leftOn } of state.members.values())
				for (const [account, held] of state.balances) {
					const [root, owner] = account.split('/');
					if (leftOn !== null && owner === memberId && root !== 'payable' && root !== 'held-for-others')
						holds(held === 0, `${held} is left on ${account}`);
				}
			const lines = withPostingDays(linesOf(present(state.journal, 'the whole book was played')));
			const standing = new Set(effectiveLines(lines).map(({ event }) => event.eventId));
			const leavings = new Map<MemberId, (typeof lines)[number]>();
			for (const line of lines)
				if (line.event.type === 'MemberLeft' && standing.has(line.event.eventId))
					leavings.set(line.event.memberId, line);
			for (const [place, line] of lines.entries()) {
				if (isSheetPutRight(line, lines)) continue;
				for (const { account } of line.entry?.postings ?? []) {
					const [root, memberId] = account.split('/');
					const leaving = leavings.get(memberId as MemberId);
					if (leaving === undefined || leaving === line) continue;
					const what = `${line.event.type} of ${line.postedOn} on ${account}, which left on ${leaving.postedOn}`;
					if (line.event.type === 'PayablePaid' && line.postedOn < leaving.postedOn)
						holds(payableOn(account, line.postedOn, lines) >= 0, `${what}, too early`);
					if (root !== 'savings' && root !== 'loans') continue;
					holds(line.postedOn <= leaving.postedOn, `${what}, too late`);
					holds(place < lines.indexOf(leaving), `${what}, was entered afterwards`);
				}
			}
		}
	};
}

/** A cut-off sheet that is corrected is taken out whole and written again: what it says of her stays the same. */
function isSheetPutRight({ event }: JournalLine, lines: readonly JournalLine[]): boolean {
	if (event.type === 'OpeningBalances') return event.corrects !== undefined;
	if (event.type !== 'EventReversed') return false;
	return lines.some((line) => line.event.type === 'OpeningBalances' && line.event.eventId === event.reverses);
}

/** What was payable at the end of a day, minor units. */
function payableOn(
	account: string,
	day: LocalDate,
	lines: readonly ReturnType<typeof withPostingDays>[number][]
): number {
	const legs = lines.filter(({ postedOn }) => postedOn <= day).flatMap(({ entry }) => entry?.postings ?? []);
	return legs
		.filter((leg) => leg.account === account)
		.reduce((sum, { side, amount }) => (side === 'credit' ? sum + amount : sum - amount), 0);
}
