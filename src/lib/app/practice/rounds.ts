import type { LocalDate } from '#kernel';
import { balanceOf } from '#ledger';
import {
	box,
	liveEvents,
	loanDay,
	loanPosition,
	type Command,
	type GroupEvent,
	type GroupState,
	type MeetingInProgress
} from '#group';
import { money } from '#money';
import { practiceDues, practiceMember, practiceSymbols } from './practice-year.ts';

export const roundNames = ['roll', 'mistake', 'count', 'giveBack', 'loan', 'bank'] as const;
export type RoundName = (typeof roundNames)[number];

/** Events written since the round began. */
export interface Written {
	/** Events that were not undone, oldest first. */
	readonly live: readonly GroupEvent[];
	/** All events, including undone ones and their undos, oldest first. */
	readonly all: readonly GroupEvent[];
	/** True if the box was counted and agrees with the book. */
	readonly counted: boolean;
}

/** A step of a round; its name selects its words and pictures. */
export interface RoundStep {
	readonly name: 'gave' | 'absent' | 'came' | 'wrong' | 'undo' | 'count' | 'whole' | 'part' | 'loan' | 'bank';
	/** True if the events show that the step is done. */
	readonly isDone: (written: Written) => boolean;
}

/** A guided round in the practice group. It begins the same every time. */
export interface Round {
	readonly steps: readonly RoundStep[];
	/** Preparation of today's meeting in parts, each written before the next is computed. */
	readonly setup: readonly ((state: GroupState, on: LocalDate) => readonly Command[])[];
}

/** Amount of a partial payment, in minor units. */
export const partOfRound = money(5000);

const has =
	(matches: (event: GroupEvent) => boolean) =>
	({ live }: Written): boolean =>
		live.some(matches);

const step = {
	gave: has(({ type }) => type === 'SavingDeposited'),
	absent: has((event) => event.type === 'AttendanceMarked' && event.state === 'absent'),
	came: ({ live }) => {
		const gave = new Set(live.flatMap((event) => (event.type === 'SavingDeposited' ? [event.memberId] : [])));
		return live.some(
			(event) => event.type === 'AttendanceMarked' && event.state !== 'absent' && !gave.has(event.memberId)
		);
	},
	/** The mistake was made; it may be undone already. */
	wrong: ({ all }) => all.some(({ type }) => type === 'SavingDeposited'),
	undo: ({ all }) => all.some(({ type }) => type === 'EventReversed'),
	count: ({ counted }) => counted,
	whole: has((event) => event.type === 'LoanRepaid' && event.amount !== partOfRound),
	part: has((event) => event.type === 'LoanRepaid' && event.amount === partOfRound),
	loan: has(({ type }) => type === 'LoanDisbursed'),
	bank: has(({ type }) => type === 'CashTakenToBank')
} satisfies Record<RoundStep['name'], RoundStep['isDone']>;

const stepsOf = (...names: readonly RoundStep['name'][]): readonly RoundStep[] =>
	names.map((name) => ({ name, isDone: step[name] }));

/** All members came and gave. */
const rollTaken = (_: GroupState, on: LocalDate): readonly Command[] => [
	{ type: 'OpenMeeting', on, kind: 'regular' },
	...practiceSymbols.map((__, index): Command => ({
		type: 'AnswerRoll',
		on,
		memberId: practiceMember(index + 1),
		answer: 'gave',
		amount: practiceDues.saving,
		socialFund: practiceDues.social
	}))
];

/** All borrowers paid the sum due today. */
function allGaveBack(state: GroupState, on: LocalDate): readonly Command[] {
	return [...state.loans.values()].flatMap((loan): readonly Command[] => {
		const { interestArrears, interestDue, principalDue } = loanPosition(loan, loanDay(state, on));
		const amount = money(interestArrears + interestDue + principalDue);
		return amount > 0 ? [{ type: 'RepayLoans', on, memberId: loan.memberId, amount }] : [];
	});
}

/** The box holds 1,200 rupees: two notes of 500 and one of 200, few enough for a guide to show beside the keys. */
function fewNotesLeft(state: GroupState, on: LocalDate): readonly Command[] {
	const [account] = state.bankAccounts.keys();
	const amount = money(balanceOf(state.balances, box) - 120_000);
	return account === undefined || amount <= 0
		? []
		: [
				{
					type: 'TakeCashToBank',
					on,
					bankAccountId: account,
					amount,
					by: [practiceMember(1), practiceMember(2)]
				}
			];
}

export const rounds: Readonly<Record<RoundName, Round>> = {
	roll: { steps: stepsOf('gave', 'absent', 'came'), setup: [] },
	mistake: { steps: stepsOf('wrong', 'undo', 'absent'), setup: [] },
	count: { steps: stepsOf('count'), setup: [rollTaken, fewNotesLeft] },
	giveBack: { steps: stepsOf('whole', 'part'), setup: [rollTaken] },
	loan: { steps: stepsOf('loan'), setup: [rollTaken, allGaveBack] },
	bank: { steps: stepsOf('bank'), setup: [] }
};

/**
 * Events of the meeting after the first `before`.
 *
 * @param meeting null if none is open
 */
export function writtenSince(meeting: MeetingInProgress | null, before: number): Written {
	const all = meeting?.events.slice(before) ?? [];
	const old = new Set(meeting?.events.slice(0, before));
	const live = meeting === null ? [] : liveEvents(meeting).filter((event) => !old.has(event));
	const count = meeting?.counted ?? null;
	const counted = count !== null && count.cash === count.book;
	return { live, all, counted };
}

/** Index of the first unfinished step; the number of steps if all are done. */
export function stepAt({ steps }: Round, written: Written): number {
	const open = steps.findIndex(({ isDone }) => !isDone(written));
	return open < 0 ? steps.length : open;
}
