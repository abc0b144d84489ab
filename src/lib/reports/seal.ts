import { present, type LocalDate } from '#kernel';
import { heldIn, totalOfType, type AccountType } from '#ledger';
import type { Money } from '#money';
import { came, box, chart, type GroupState, type MeetingKind, type MeetingSealed } from '#group';

/**
 * Totals of a meeting in the bytes that its seal hashes, so that anybody can check them against the events. Values are
 * strings, safe integers, null, arrays and objects only. Amounts are minor units.
 */
export interface Seal {
	readonly number: number;
	readonly kind: MeetingKind;
	readonly day: LocalDate;
	readonly openingBox: Money;
	/** Gross debits and credits of the box. */
	readonly in: Money;
	readonly out: Money;
	/** Closing balance of the box by the book. */
	readonly book: Money;
	/** Counted closing cash of the box; null without a count. */
	readonly counted: Money | null;
	/** Total of each account type, positive on the type's own side. */
	readonly totals: Readonly<Record<AccountType, Money>>;
	/** Numbers of the members who were present or late, ascending. */
	readonly present: readonly number[];
}

/**
 * Returns the contents of the open meeting's seal.
 *
 * @param state the state just before `event` is applied
 * @throws Defect if no meeting is open
 */
export function sealOf(state: GroupState, event: MeetingSealed): Seal {
	const meeting = present(state.openMeeting, 'a meeting that is sealed is open');
	const there = [...state.members.values()].filter(({ memberId }) => came(meeting.marks.get(memberId)));
	return {
		number: meeting.number,
		kind: meeting.kind,
		day: meeting.day,
		openingBox: meeting.boxAtOpening,
		in: meeting.cashIn,
		out: meeting.cashOut,
		book: heldIn(state.balances, chart, box),
		counted: event.countedCash ?? null,
		totals: typeTotals(state.balances),
		present: there.map((member) => member.number).sort((left, right) => left - right)
	};
}

function typeTotals(balances: GroupState['balances']): Seal['totals'] {
	const of = (type: AccountType) => totalOfType(balances, chart, type);
	return {
		asset: of('asset'),
		liability: of('liability'),
		equity: of('equity'),
		income: of('income'),
		expense: of('expense')
	};
}
