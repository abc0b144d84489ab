import type { LocalDate } from '#kernel';
import { heldIn, heldUnder } from '#ledger';
import { money, subtract, sum, zero, type Money } from '#money';
import {
	rulesOn,
	bankDifference,
	box,
	chart,
	effectiveLines,
	linesOf,
	overdueOn,
	type Constitution,
	type GroupState,
	type JournalLine
} from '#group';

/**
 * What the shelf must know of a group to say whether it needs help; small, and true until the next entry: days are kept,
 * not how long ago they were. Amounts are minor units.
 */
export interface GroupHealth {
	readonly rhythm: Constitution['meetingRhythm'] | null;
	readonly firstMeetingOn: LocalDate | null;
	readonly lastMeetingOn: LocalDate | null;
	/** Counted less the book, in the meeting that is open and not sealed; null when nothing is to be explained. */
	readonly unexplainedDifference: Money | null;
	/** Differences that were written openly, newest last; below zero when the box was short. Null: not known. */
	readonly acceptedDifferences: readonly { readonly on: LocalDate; readonly amount: Money }[] | null;
	readonly outstanding: Money;
	/** Overdue parts of loans, with all that is out on the loan; the oldest first. */
	readonly overdue: readonly {
		readonly dueOn: LocalDate;
		readonly unpaid: Money;
		readonly outstanding: Money;
	}[];
	readonly box: Money;
	/** The group's own limit for the box; null: none. */
	readonly boxLimit: Money | null;
	readonly hasBankAccount: boolean;
	/** When cash was last taken to the bank, by the bank's day; null: never, or not known. */
	readonly lastDepositOn: LocalDate | null;
	/** Passbooks that showed something else than the book. */
	readonly bankDifferences: readonly Money[];
	readonly openDisputes: number;
	readonly foundedOn: LocalDate | null;
	/** The last backup; null: none yet. */
	readonly lastBackupOn: LocalDate | null;
}

/** Differences that are kept: as many as a year of monthly meetings. */
const differencesKept = 12;

/**
 * The health of a group at its last entry, by the rules in force on `on`.
 *
 * @param state of the book; where only the compact state was read, what lies in the past is not known
 */
export function groupHealth(state: GroupState, lastBackupOn: LocalDate | null, on: LocalDate): GroupHealth {
	const rules = rulesOn(state, on);
	const lines = state.journal === null ? null : effectiveLines(linesOf(state.journal));
	const boxHeld = heldIn(state.balances, chart, box);
	const counted = state.openMeeting?.counted ?? null;
	const difference = counted === null ? zero : subtract(counted.cash, counted.book);
	return {
		rhythm: rules?.meetingRhythm ?? null,
		firstMeetingOn: state.regularMeetings[0]?.day ?? null,
		lastMeetingOn: state.regularMeetings.at(-1)?.day ?? null,
		unexplainedDifference: difference === 0 ? null : difference,
		acceptedDifferences: lines === null ? null : accepted(lines),
		outstanding: heldUnder(state.balances, chart, 'loans'),
		overdue: overdueParts(state),
		box: boxHeld,
		boxLimit: rules?.boxLimit ?? null,
		hasBankAccount: state.bankAccounts.size > 0,
		lastDepositOn: lines === null ? null : lastDeposit(lines),
		bankDifferences: [...state.bankAccounts.keys()].flatMap((bankAccountId) => {
			const more = bankDifference(state, bankAccountId);
			return more === null || more === 0 ? [] : [more];
		}),
		openDisputes: state.disputes.size,
		foundedOn: state.foundedOn,
		lastBackupOn
	};
}

/** A loan counts with all that is out once, at its oldest part. */
function overdueParts({ loans, regularMeetings }: GroupState): GroupHealth['overdue'] {
	return [...loans.values()]
		.flatMap((loan) => {
			const parts = overdueOn(loan, lastDay, regularMeetings).parts;
			const [oldest] = parts;
			if (oldest === undefined) return [];
			const unpaid = sum(parts.map((part) => part.unpaid));
			return [{ dueOn: oldest.dueOn, unpaid, outstanding: loan.outstanding }];
		})
		.sort((one, other) => (one.dueOn === other.dueOn ? 0 : one.dueOn < other.dueOn ? -1 : 1));
}

/** Looks at every meeting that was held. */
const lastDay = '2199-12-31' as LocalDate;

function accepted(lines: readonly JournalLine[]): NonNullable<GroupHealth['acceptedDifferences']> {
	return lines
		.flatMap(({ event }) => {
			if (event.type !== 'CashDifferenceAccepted') return [];
			return [
				{ on: event.occurredOn, amount: money(event.direction === 'short' ? -event.amount : event.amount) }
			];
		})
		.slice(-differencesKept);
}

function lastDeposit(lines: readonly JournalLine[]): LocalDate | null {
	const days = lines.flatMap(({ event }) =>
		event.type === 'CashTakenToBank' ? [event.valueOn ?? event.occurredOn] : []
	);
	return days.sort().at(-1) ?? null;
}
