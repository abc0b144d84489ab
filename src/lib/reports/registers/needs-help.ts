import { addDays, daysBetween, type LocalDate } from '#kernel';
import { money, ratio, subtract, sum, zero, type Money } from '#money';
import { meetingsDue, rhythmMonth } from '../due-days.ts';
import { daysAtRisk } from '../repayment.ts';
import { heldIn, heldUnder } from '#ledger';
import {
	bankDifference,
	box,
	chart,
	effectiveLines,
	linesOf,
	overdueOn,
	rulesOn,
	type Constitution,
	type GroupState,
	type JournalLine
} from '#group';

/** Days by which a due meeting may be delayed (our own choice; no source names a number). */
const meetingGraceDays = { week: 3, fortnight: 5, month: 7 } as const;
/** Number of consecutive missed meetings that is alarming: four a month is "regular" (domain.md 1, 2.3). */
const manyMissed = 3;
/** Largest acceptable overdue part of outstanding principal, in percent (MYRADA checklist, domain.md 2.4). */
const overdueMostPercent = 15;
const overdueMost = overdueMostPercent / 100;
/** Days within which differences are considered (our own choice: a quarter of a year). */
const differenceDays = 90;
/** Alarming number of differences in that time, and alarming size as a part of the box limit (our own choice). */
const manyDifferences = 3;
const largeDifference = 0.1;
/** Days within which cash above the box limit should be deposited: a month. */
const depositDays = 31;
/** Days without a backup after which the icon of the second book (the backup) is shown pale. */
const backupDays = 14;

export type HelpReason =
	| { readonly kind: 'missedMeetings'; readonly missed: number; readonly lastMeetingOn: LocalDate }
	| { readonly kind: 'unexplainedDifference'; readonly amount: Money }
	| { readonly kind: 'differences'; readonly count: number; readonly amount: Money }
	| {
			readonly kind: 'overdue';
			readonly amount: Money;
			/** Overdue ÷ outstanding, and outstanding of loans more than 30 days overdue ÷ outstanding. */
			readonly part: string;
			readonly portfolioAtRisk: string;
			readonly days: number;
	  }
	| {
			readonly kind: 'noDeposit';
			/** Cash in the box above the limit. */
			readonly over: Money;
			/** Days since the last deposit at the bank; null if never or unknown. */
			readonly days: number | null;
	  }
	| { readonly kind: 'bankDiffers'; readonly amounts: readonly Money[] }
	| { readonly kind: 'disputes'; readonly count: number }
	| { readonly kind: 'noBackup'; readonly days: number | null };

/** 3: visit · 2: ask this week · 1: notify. */
export type HelpWeight = 1 | 2 | 3;

export type WeighedReason = HelpReason & { readonly weight: HelpWeight };

/** A group that needs help. `key` is the shelf's own key. */
export interface GroupInNeed<Key> {
	readonly key: Key;
	/** Ordered by weight, heaviest first. */
	readonly reasons: readonly WeighedReason[];
}

/**
 * Returns the groups that need help (issue 3, point 10), worst first: by the heaviest reason, then by the sum of weights, then
 * in the order of the shelf.
 */
export function needsHelp<Key>(
	groups: readonly { readonly key: Key; readonly health: GroupHealth }[],
	today: LocalDate
): readonly GroupInNeed<Key>[] {
	const days = daysSeenFrom(today);
	return groups
		.map(({ key, health }) => ({ key, reasons: reasonsOf(health, days) }))
		.filter(({ reasons }) => reasons.length > 0)
		.sort((one, other) => badnessOf(other.reasons) - badnessOf(one.reasons));
}

/** The heaviest reason outranks any number of lighter ones. */
function badnessOf(reasons: readonly WeighedReason[]): number {
	const heaviest = reasons[0]?.weight ?? 0;
	return heaviest * 100 + reasons.reduce((total, { weight }) => total + weight, 0);
}

/** Returns the reasons of one group today, heaviest first; equal weights are in a fixed order. */
export function reasonsForHelp(health: GroupHealth, today: LocalDate): readonly WeighedReason[] {
	return reasonsOf(health, daysSeenFrom(today));
}

function reasonsOf(health: GroupHealth, days: Days): readonly WeighedReason[] {
	const reasons: WeighedReason[] = [];
	for (const look of looks) {
		const reason = look(health, days);
		if (reason !== null) reasons.push(reason);
	}
	return reasons.sort((one, other) => other.weight - one.weight);
}

/** Threshold days, precomputed as text so that a shelf of many groups need not count days for each. */
interface Days {
	readonly today: LocalDate;
	/** Latest due day of a meeting that should have been held by today. */
	readonly metBy: Readonly<Record<keyof typeof meetingGraceDays, LocalDate>>;
	readonly difference: LocalDate;
	readonly overdue: LocalDate;
	readonly deposit: LocalDate;
	readonly backup: LocalDate;
}

function daysSeenFrom(today: LocalDate): Days {
	const before = (days: number): LocalDate => addDays(today, -days);
	return {
		today,
		metBy: {
			week: before(meetingGraceDays.week + 1),
			fortnight: before(meetingGraceDays.fortnight + 1),
			month: before(meetingGraceDays.month + 1)
		},
		difference: before(differenceDays),
		overdue: before(daysAtRisk),
		deposit: before(depositDays),
		backup: before(backupDays)
	};
}

type Look = (health: GroupHealth, days: Days) => WeighedReason | null;

/** Meetings that fell due since the last one and have not been held yet. */
const missed: Look = ({ rhythm, firstMeetingOn, lastMeetingOn }, { metBy }) => {
	if (rhythm === null || firstMeetingOn === null || lastMeetingOn === null) return null;
	const until = metBy[rhythm.every];
	// Fast path for a shelf of many groups: nothing fell due since.
	if (until <= lastMeetingOn) return null;
	const grace = meetingGraceDays[rhythm.every];
	// A meeting held shortly before its due day counts for it; a monthly one on any day of its month.
	const count = meetingsDue(rhythm, firstMeetingOn, until).filter((due) =>
		rhythm.every === 'month'
			? rhythmMonth(rhythm, due) > rhythmMonth(rhythm, lastMeetingOn)
			: daysBetween(lastMeetingOn, due) > grace
	).length;
	if (count === 0) return null;
	return {
		kind: 'missedMeetings',
		missed: count,
		lastMeetingOn,
		weight: count >= manyMissed ? 3 : count > 1 ? 2 : 1
	};
};

const unexplained: Look = ({ unexplainedDifference: amount }) =>
	amount === null ? null : { kind: 'unexplainedDifference', amount, weight: 3 };

const differences: Look = ({ acceptedDifferences, boxLimit }, days) => {
	const late = (acceptedDifferences ?? []).filter(({ on }) => on >= days.difference);
	const isLarge = boxLimit !== null && late.some((one) => Math.abs(one.amount) > boxLimit * largeDifference);
	if (late.length < manyDifferences && !isLarge) return null;
	const amount = sum(late.map((one) => money(Math.abs(one.amount))));
	return { kind: 'differences', count: late.length, amount, weight: 2 };
};

const overdue: Look = ({ overdue: parts, outstanding }, days) => {
	const [oldest] = parts;
	if (oldest === undefined) return null;
	const amount = sum(parts.map((part) => part.unpaid));
	const hasAtRisk = oldest.dueOn < days.overdue;
	// Fast path for a shelf of many groups: most have no overdue that matters.
	if (!hasAtRisk && amount * 100 <= outstanding * overdueMostPercent) return null;
	const part = ratio(amount, outstanding) ?? '0';
	// Instalments due at the last meeting are left to the next one.
	if (!hasAtRisk && Number(part) <= overdueMost) return null;
	const atRisk = parts.filter(({ dueOn }) => dueOn < days.overdue);
	const portfolioAtRisk = ratio(sum(atRisk.map((one) => one.outstanding)), outstanding) ?? '0';
	const weight = Number(part) > overdueMost && hasAtRisk ? 3 : 2;
	return {
		kind: 'overdue',
		amount,
		part,
		portfolioAtRisk,
		days: daysBetween(oldest.dueOn, days.today),
		weight
	};
};

const noDeposit: Look = ({ box, boxLimit, hasBankAccount, lastDepositOn }, { today, deposit }) => {
	if (boxLimit === null || box <= boxLimit) return null;
	if (lastDepositOn !== null && lastDepositOn >= deposit) return null;
	const days = lastDepositOn === null ? null : daysBetween(lastDepositOn, today);
	return { kind: 'noDeposit', over: money(box - boxLimit), days, weight: hasBankAccount ? 2 : 1 };
};

const bankDiffers: Look = ({ bankDifferences: amounts }) =>
	amounts.length === 0 ? null : { kind: 'bankDiffers', amounts, weight: 1 };

const disputes: Look = ({ openDisputes: count }) =>
	count === 0 ? null : { kind: 'disputes', count, weight: 1 };

const noBackup: Look = ({ lastBackupOn, foundedOn }, { today, backup }) => {
	const since = lastBackupOn ?? foundedOn;
	if (since === null || since >= backup) return null;
	const days = daysBetween(since, today);
	return {
		kind: 'noBackup',
		days: lastBackupOn === null ? null : days,
		weight: days > 3 * backupDays ? 2 : 1
	};
};

const looks: readonly Look[] = [
	missed,
	unexplained,
	overdue,
	noDeposit,
	differences,
	bankDiffers,
	disputes,
	noBackup
];

/**
 * Data of a group from which the shelf derives whether it needs help. It is small and valid until the next entry, because it
 * has days instead of ages. Amounts are minor units.
 */
export interface GroupHealth {
	readonly rhythm: Constitution['meetingRhythm'] | null;
	readonly firstMeetingOn: LocalDate | null;
	readonly lastMeetingOn: LocalDate | null;
	/** Counted cash less the book balance in an open meeting; null without a difference. */
	readonly unexplainedDifference: Money | null;
	/** Accepted differences, newest last; negative when the box was short. Null if unknown. */
	readonly acceptedDifferences: readonly { readonly on: LocalDate; readonly amount: Money }[] | null;
	readonly outstanding: Money;
	/** Overdue parts of loans and the outstanding principal of the loan; the oldest first. */
	readonly overdue: readonly {
		readonly dueOn: LocalDate;
		readonly unpaid: Money;
		readonly outstanding: Money;
	}[];
	readonly box: Money;
	/** The group's own limit for the box; null if it has none. */
	readonly boxLimit: Money | null;
	readonly hasBankAccount: boolean;
	/** Value day of the last deposit at the bank; null if never or unknown. */
	readonly lastDepositOn: LocalDate | null;
	/** Differences of passbooks from the book. */
	readonly bankDifferences: readonly Money[];
	readonly openDisputes: number;
	readonly foundedOn: LocalDate | null;
	/** Day of the last backup; null if there is none. */
	readonly lastBackupOn: LocalDate | null;
}

/** Number of differences kept: those of a year of monthly meetings. */
const differencesKept = 12;

/**
 * Returns the health of a group at its last entry, by the rules in force on `on`.
 *
 * @param state of the book; the past is unknown if only the compact state was read
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

/** A loan's outstanding principal is counted once, at its oldest overdue part. */
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

/** A day far in the future, so that every held meeting is considered. */
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
