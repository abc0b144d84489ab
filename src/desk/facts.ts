import { addDays, monthOf, present, type LocalDate } from '#kernel';
import { heldIn, heldUnder, rootOf, type JournalEntry } from '#ledger';
import type { CurrencyCode } from '#money';
import {
	activeMembers,
	box,
	chart,
	countCame,
	descriptionIn,
	foldAdmitted,
	isMemberOn,
	lastDayIn,
	overdueOn,
	type GroupEvent,
	type GroupState
} from '#group';
import {
	bankStanding,
	corpusOf,
	doseRuleFor,
	expectedIn,
	groupHealth,
	groupRatios,
	loanUseOf,
	meetingsDueInBook,
	panchasutra,
	registerBook,
	type BankRule,
	type GroupHealth,
	type RegisterBook,
	type RegisterPage
} from '#reports';
import type { FactRows, RowOf } from './tables.ts';

/** Facts of one book as rows: they contain no name, no free text and no member. */
export interface Facts {
	/** `help` is empty: it is computed from `health` for the current day. */
	readonly rows: FactRows;
	readonly health: GroupHealth;
}

/**
 * @param events of a checked, non-empty book
 * @param today months before it are over
 */
export function factsOf(
	events: readonly GroupEvent[],
	{
		currency,
		today,
		rules
	}: {
		readonly currency: CurrencyCode;
		readonly today: LocalDate;
		readonly rules: readonly BankRule[];
	}
): Facts {
	const book = registerBook(events, { currency });
	const on = present(lastDayIn(events), 'a book has entries');
	const months = monthsOf(events, book, { currency, on, today });
	return {
		rows: {
			groups: [groupRow(events, book, { currency, on, rules })],
			months,
			meetings: book.pages.filter(isRegular).map((page) => meetingRow(book.state, page)),
			loans: loanRows(book.state, on),
			flows: flowRows(book),
			exceptions: exceptionRows(book),
			ratios: ratioRows(book),
			help: []
		},
		// The file itself is a copy outside the phone, as old as its last entry.
		health: groupHealth(book.state, on, on)
	};
}

interface Asked {
	readonly currency: CurrencyCode;
	readonly on: LocalDate;
}

const isRegular = ({ kind }: RegisterPage): boolean => kind === 'regular';
const firstOf = (month: string): LocalDate => `${month}-01` as LocalDate;
const lastOf = (month: string): LocalDate => addDays(firstOf(monthOf(addDays(firstOf(month), 31))), -1);

/**
 * State at the end of each month, in one fold if entries are in the order of their days. A month with a page entered after its end,
 * or with attendance corrected later, is folded separately, like a report as of that day.
 */
function monthsOf(
	events: readonly GroupEvent[],
	book: RegisterBook,
	{ currency, on, today }: Asked & { readonly today: LocalDate }
): readonly RowOf<'months'>[] {
	const ends = monthEnds(book);
	const untilOf = (month: string): LocalDate => (lastOf(month) < today ? lastOf(month) : on);
	const endAt = new Map(
		[...ends].flatMap(([month, { last, isPlain }]) => (isPlain ? [[last, month] as const] : []))
	);
	const rows = new Map<string, RowOf<'months'>>();
	let place = 0;
	foldAdmitted(events, currency, (_, state) => {
		const month = endAt.get(place);
		place += 1;
		if (month !== undefined)
			rows.set(month, monthRow(state, pagesIn(book, month), { month, until: untilOf(month), today }));
	});
	for (const month of ends.keys()) {
		if (rows.has(month)) continue;
		const until = untilOf(month);
		const then = registerBook(events, { currency, on: until });
		rows.set(month, monthRow(then.state, pagesIn(then, month), { month, until, today }));
	}
	return [...ends.keys()].toSorted().map((month) => present(rows.get(month), 'each month has a row'));
}

/** For each month with an entry: its last line in the order of recording, and true if no later line belongs to it. */
function monthEnds({
	posted,
	entryOf
}: RegisterBook): ReadonlyMap<string, { readonly last: number; readonly isPlain: boolean }> {
	const days = posted.map(({ postedOn }) => postedOn);
	const ends = new Map<string, { last: number; isPlain: boolean }>();
	for (const day of days) ends.set(monthOf(day), { last: -1, isPlain: true });
	for (const [month, end] of ends) {
		const until = lastOf(month);
		end.last = days.findLastIndex((day) => day <= until);
		const behind = posted.slice(end.last + 1);
		end.isPlain =
			days.slice(0, end.last).every((day) => day <= until) &&
			!behind.some(({ event }) => {
				const wrong = event.type === 'EventReversed' ? entryOf(event.reverses) : undefined;
				if (wrong === undefined || wrong.postedOn > until) return false;
				// Events without a posting tell membership and attendance.
				return wrong.entry === null || wrong.event.type === 'MemberLeft';
			});
	}
	return ends;
}

interface PagesOfMonth {
	readonly state: GroupState;
	readonly pages: readonly RegisterPage[];
}

const pagesIn = ({ state, pages }: RegisterBook, month: string): PagesOfMonth => ({
	state,
	pages: pages.filter((page) => isRegular(page) && monthOf(page.day) === month)
});

const total = <One>(all: readonly One[], of: (one: One) => number): number =>
	all.reduce((sum, one) => sum + of(one), 0);

function monthRow(
	state: GroupState,
	{ state: whole, pages }: PagesOfMonth,
	{ month, until, today }: { readonly month: string; readonly until: LocalDate; readonly today: LocalDate }
): RowOf<'months'> {
	const { balances } = state;
	const held = (root: string) => heldUnder(balances, chart, root);
	const open = [...state.loans.values()].filter(({ outstanding }) => outstanding > 0);
	const late = open.map((loan) => ({ loan, ...overdueOn(loan, until, state.regularMeetings) }));
	const outOf = (least: number, most: number) =>
		total(
			late.filter(({ days }) => days >= least && days <= most),
			({ loan }) => loan.outstanding
		);
	const due = meetingsDueInBook(state, until < today ? addDays(until, 1) : until);
	const { savings, surplus, corpus } = corpusOf(balances);
	return {
		month: firstOf(month),
		until,
		due: due.filter((day) => monthOf(day) === month && day <= until).length,
		held: pages.length,
		expected: total(pages, (page) => expectedIn(whole, page).length),
		came: total(pages, ({ marks }) => countCame(marks.values())),
		asked_to_save: total(pages, ({ page }) => page.memberCount),
		saved_in_time: total(pages, ({ page }) => page.savedInTime),
		saved_today: total(pages, ({ page }) => page.savedToday),
		members: [...state.members.values()].filter((member) => isMemberOn(member, until)).length,
		savings,
		loans_out: held('loans'),
		loans_open: open.length,
		borrowers: new Set(open.map(({ memberId }) => memberId)).size,
		overdue: total(late, ({ principal }) => principal),
		late_1_30: outOf(1, 30),
		late_31_90: outOf(31, 90),
		late_over_90: outOf(91, Infinity),
		box: heldIn(balances, chart, box),
		bank: held('bank'),
		social_fund: held('social-fund'),
		held_for_others: held('held-for-others'),
		borrowings: held('borrowings'),
		surplus,
		corpus
	};
}

function meetingRow(state: GroupState, asked: RegisterPage): RowOf<'meetings'> {
	const { page, day, number, late, marks } = asked;
	return {
		day,
		number,
		late: late ? 1 : 0,
		sealed_on: page.sealedOn,
		expected: expectedIn(state, asked).length,
		came: countCame(marks.values()),
		members: page.memberCount,
		saved_in_time: page.savedInTime,
		saved_today: page.savedToday,
		cash_in: page.cashIn,
		cash_out: page.cashOut,
		box: page.boxAtClose,
		counted: page.countedCash,
		// The box's balance today is not the one of that time (fine print 23).
		difference: late ? null : page.difference
	};
}

function loanRows(state: GroupState, on: LocalDate): readonly RowOf<'loans'>[] {
	return [...state.loans.values()].map((loan) => {
		const { principal: overdue, days } = overdueOn(loan, on, state.regularMeetings);
		return {
			loan: loan.sequence,
			source: loan.source,
			use: loanUseOf(loan.purpose),
			given: loan.disbursedOn,
			brought_in: loan.opening === null ? 0 : 1,
			principal: loan.principal,
			outstanding: loan.outstanding,
			overdue,
			overdue_days: days,
			interest_paid: loan.interestPaid,
			paid_on: loan.principalPaidOn,
			written_off: loan.writtenOff?.principal ?? 0
		};
	});
}

function flowRows({ posted, entryOf }: RegisterBook): readonly RowOf<'flows'>[] {
	const flows = new Map<string, { debit: number; credit: number }>();
	const add = (entry: JournalEntry | null, key: (root: string) => string, sign: 1 | -1) => {
		for (const { account, side, amount } of entry?.postings ?? []) {
			const named = key(rootOf(account));
			const flow = flows.get(named) ?? { debit: 0, credit: 0 };
			flow[side] += sign * amount;
			flows.set(named, flow);
		}
	};
	for (const { event, entry, postedOn } of posted) {
		const original = event.type === 'EventReversed' ? entryOf(event.reverses) : undefined;
		const act = actOf(original?.event ?? event);
		const key = (root: string) => [firstOf(monthOf(postedOn)), root, act].join(' ');
		if (event.type === 'EventReversed') add(original?.entry ?? null, key, -1);
		else add(entry, key, 1);
	}
	return [...flows].map(([key, flow]) => {
		const [month = '', account = '', act = ''] = key.split(' ');
		return { month, account, act, ...flow };
	});
}

const actOf = ({ type }: GroupEvent): string =>
	type === 'OpeningBalances' ? 'opening' : type === 'CycleSharedOut' ? 'sharing' : 'usual';

function exceptionRows({ posted, pages }: RegisterBook): readonly RowOf<'exceptions'>[] {
	const told = posted.flatMap(({ event }): readonly RowOf<'exceptions'>[] => {
		const day = event.occurredOn;
		if (event.type === 'CashDifferenceAccepted')
			return [
				{ day, kind: 'difference', amount: event.direction === 'short' ? -event.amount : event.amount }
			];
		const kind = exceptionKinds[event.type];
		return kind === undefined ? [] : [{ day, kind, amount: null }];
	});
	const late = pages.filter((page) => isRegular(page) && page.page.enteredLater);
	return [...told, ...late.map(({ day }) => ({ day, kind: 'enteredLate', amount: null }))];
}

const exceptionKinds: Readonly<Record<string, string>> = {
	EventReversed: 'correction',
	DisputeRaised: 'dispute',
	PhonesSettled: 'phonesSettled'
};

function ratioRows({ state, recorded: pages, on }: RegisterBook): readonly RowOf<'ratios'>[] {
	const { of, days } = groupRatios({ state, pages, on });
	return Object.entries(of).map(([ratio, { part, whole }]) => ({ ratio, part, whole, days }));
}

const numberIn = (text: string | null): number | null => (text === null ? null : Number(text));

function groupRow(
	events: readonly GroupEvent[],
	{ state }: RegisterBook,
	{ currency, on, rules }: Asked & { readonly rules: readonly BankRule[] }
): RowOf<'groups'> {
	const { district, block, panchayat } = descriptionIn(events).place;
	const { meetings, saving, deposits, repayment } = panchasutra(events, { currency, on }).last6;
	const { lastMeetingOn, lastDepositOn } = groupHealth(state, on, on);
	const rule = doseRuleFor(rules, currency);
	const head = rule && bankStanding(events, { currency, on }, { rule, dose: null }).head;
	const { kind, meetingRhythm } = state.rules.at(-1)?.constitution ?? {};
	return {
		kind: kind ?? null,
		rhythm: meetingRhythm?.every ?? null,
		district: district ?? null,
		block: block ?? null,
		panchayat: panchayat ?? null,
		founded_on: state.foundedOn,
		as_of: on,
		last_meeting: lastMeetingOn,
		members: activeMembers(state).length,
		meetings: state.lastNumber.regular,
		bank_accounts: state.bankAccounts.size,
		last_deposit: lastDepositOn,
		due6: meetings.due.length,
		held6: meetings.held.length,
		attendance6: numberIn(meetings.attendance),
		saving6: numberIn(saving.onTime),
		collected6: numberIn(repayment.share),
		idle: numberIn(deposits.idleShare),
		ready: head?.is ?? null,
		ready_met: head?.met ?? null,
		ready_of: head?.of ?? null,
		ready_look: head?.look.length ?? null,
		ready_rule: rule?.id ?? null
	};
}
