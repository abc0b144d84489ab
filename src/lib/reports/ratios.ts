import { daysBetween, type LocalDate } from '#kernel';
import { typeOf, type AccountCode } from '#ledger';
import { exact, ratio } from '#money';
import {
	chart,
	cycleSince,
	daysOfCycle,
	isMemberOn,
	isOfFund,
	linesOf,
	overdueOn,
	partsOfAccount,
	withPostingDays,
	type GroupState,
	type Loan,
	type Member
} from '#group';
import { attendanceOf, type BookPages } from './meeting-pages.ts';
import { daysAtRisk } from './repayment.ts';

/** One account, member, loan or meeting, and what it adds to part and whole: minor units, or how many. */
export interface RatioEntry {
	readonly account?: AccountCode;
	/** By number. */
	readonly member?: number;
	/** By id. */
	readonly loan?: string;
	/** A regular meeting, by number. */
	readonly meeting?: number;
	readonly part: number;
	readonly whole: number;
}

/** A ratio with what it is made of: entries add up to part and whole. */
export interface Ratio {
	/** part ÷ whole, of a yearly one times 52 ÷ weeks; a decimal string with at most six decimals, null where the whole is nothing. */
	readonly value: string | null;
	readonly part: number;
	readonly whole: number;
	readonly entries: readonly RatioEntry[];
}

/**
 * Each ratio in the order in which SAVIX and SEEP name them: whether its part and its whole are sums of money or how many, and what is
 * divided by what.
 */
export const ratioTable = {
	attendance: ['count', 'count', 'who came ÷ members, of the last four regular meetings'],
	retention: ['count', 'count', 'members of the first day who stayed ÷ members of the first day'],
	dropOut: ['count', 'count', 'members of the first day who left ÷ members of the first day'],
	membershipGrowth: ['count', 'count', '(members now − members of the first day) ÷ members of the first day'],
	averageSavings: ['money', 'count', 'savings ÷ members, minor units'],
	averageNetWorth: [
		'money',
		'count',
		'loan-fund cash, bank, deposits elsewhere, loans and things less what the group owes ÷ members, minor units; the social fund and what is held for others are no part of it'
	],
	returnOnSavings: ['money', 'money', 'surplus, with income less expense ÷ savings'],
	annualisedReturn: ['money', 'money', 'the same × 52 ÷ weeks since the first day'],
	returnOnAssets: ['money', 'money', 'profit ÷ average of assets on the first day and now, × 52 ÷ weeks'],
	averageLoan: ['money', 'count', 'loans given since the first day ÷ their number, minor units'],
	averageOutstanding: ['money', 'count', 'what is out ÷ number of open loans, minor units'],
	membersWithLoan: ['count', 'count', 'members with an open loan ÷ members'],
	everBorrowed: ['count', 'count', 'members who ever had a loan ÷ members'],
	portfolioAtRisk: ['money', 'money', 'what is out on loans overdue more than 30 days ÷ all that is out'],
	writtenOffLoans: ['count', 'count', 'loans written off ÷ loans, by number'],
	writtenOffValue: ['money', 'money', 'principal written off ÷ all that is out'],
	loanFundUse: ['money', 'money', 'what is out ÷ what is out and cash of the loan fund'],
	fundTurnover: ['money', 'money', 'loans given since the first day ÷ savings']
} as const satisfies Readonly<Record<string, readonly [part: Counted, whole: Counted, what: string]>>;
type Counted = 'money' | 'count';

export type RatioName = keyof typeof ratioTable;
export const ratioNames = Object.keys(ratioTable) as readonly RatioName[];

/** Whether a ratio is an amount a head, in minor units; the others are parts of a whole. */
export function isMeanOfMoney(name: RatioName): boolean {
	const [part, whole] = ratioTable[name];
	return part === 'money' && whole === 'count';
}

/** Figures by which programmes compare savings groups, of the cycle that runs. */
export interface GroupRatios {
	/** The first day of the cycle; of a group that ends none, its founding. Null before it was founded. */
	readonly since: LocalDate | null;
	/** Days of the cycle until the day of the report: a year is 364 of them, 52 weeks. */
	readonly days: number;
	readonly of: Readonly<Record<RatioName, Ratio>>;
}

/** Attendance is of so many meetings. */
const meetingsLooked = 4;

interface Cycle {
	readonly state: GroupState;
	readonly since: LocalDate | null;
	readonly on: LocalDate;
	readonly days: number;
	/** Members, by number. */
	readonly now: readonly Member[];
}

/** @param book that was read from the start, as at the end of a day */
export function groupRatios(book: Pick<BookPages, 'state' | 'pages' | 'on'>): GroupRatios {
	const { state } = book;
	const on = book.on ?? noDay;
	const since = cycleSince(state);
	const days = since === null ? 0 : Math.max(0, daysBetween(since, on));
	const cycle: Cycle = { state, since, on, days, now: membersNow(state) };
	return { since, days, of: { ...ofMembers(cycle, book), ...ofMoney(cycle), ...ofLoans(cycle) } };
}

function ofMembers({ state, since, now }: Cycle, { pages }: Pick<BookPages, 'pages'>) {
	const start =
		since === null ? [] : [...state.members.values()].filter((member) => isMemberOn(member, since));
	const attended = attendanceOf({ state });
	const looked = pages.filter(({ kind, isOpen }) => kind === 'regular' && !isOpen).slice(-meetingsLooked);
	return {
		attendance: made(
			looked.map((page) => {
				const { came, expected } = attended(page);
				return { meeting: page.number, part: came, whole: expected };
			})
		),
		retention: made(start.map((member) => ofMember(member, stays(member)))),
		dropOut: made(start.map((member) => ofMember(member, !stays(member)))),
		membershipGrowth: made(
			[...new Set([...start, ...now])].map((member) => {
				const whole = start.includes(member) ? 1 : 0;
				return { member: member.number, part: (stays(member) ? 1 : 0) - whole, whole };
			})
		)
	};
}

function ofMoney({ state, since, days, now }: Cycle) {
	const perMember = (entries: readonly RatioEntry[]) =>
		made([...entries, ...now.map(({ number }) => ({ member: number, part: 0, whole: 1 }))]);
	const savings = inAccounts(state, (root) => root === 'savings', 'whole');
	const profit = profitOf(state);
	const returned = made([...profit, ...savings]);
	return {
		averageSavings: perMember(turned(savings)),
		averageNetWorth: perMember(netWorthOf(state)),
		returnOnSavings: returned,
		annualisedReturn: yearly(returned, days),
		returnOnAssets: yearly(made([...profit, ...averageAssets(state, since)]), days),
		loanFundUse: made([...loansOut(state), ...cashOf(state)]),
		fundTurnover: made([
			...givenIn(state, since).map(({ loanId, principal }) => ({ loan: loanId, part: principal, whole: 0 })),
			...savings
		])
	};
}

function ofLoans({ state, since, on, now }: Cycle) {
	const loans = [...state.loans.values()];
	const open = loans.filter(({ outstanding }) => outstanding > 0);
	const isLate = (loan: Loan) => overdueOn(loan, on, state.regularMeetings).days > daysAtRisk;
	return {
		averageLoan: made(
			givenIn(state, since).map(({ loanId, principal }) => ({ loan: loanId, part: principal, whole: 1 }))
		),
		averageOutstanding: made(
			open.map(({ loanId, outstanding }) => ({ loan: loanId, part: outstanding, whole: 1 }))
		),
		membersWithLoan: made(now.map((member) => ofMember(member, owes(member, open)))),
		everBorrowed: made(now.map((member) => ofMember(member, owes(member, loans)))),
		portfolioAtRisk: made(
			open.map((loan) => ({
				loan: loan.loanId,
				part: isLate(loan) ? loan.outstanding : 0,
				whole: loan.outstanding
			}))
		),
		writtenOffLoans: made(
			loans.map(({ loanId, writtenOff }) => ({ loan: loanId, part: writtenOff === null ? 0 : 1, whole: 1 }))
		),
		writtenOffValue: made(
			loans.map(({ loanId, writtenOff, outstanding }) => ({
				loan: loanId,
				part: writtenOff?.principal ?? 0,
				whole: outstanding
			}))
		)
	};
}

/** Times 52 ÷ weeks of the cycle; the others are part ÷ whole. */
const yearlyNames: ReadonlySet<RatioName> = new Set(['annualisedReturn', 'returnOnAssets']);

/** Of several groups: their parts together ÷ their wholes together; of a yearly one each whole counts for the days of its own cycle. */
export function pooledRatio(name: RatioName, groups: readonly GroupRatios[]): string | null {
	const isYearly = yearlyNames.has(name);
	let [part, whole] = [exact(0), exact(0)];
	for (const { days, of } of groups) {
		part = part.plus(exact(of[name].part).times(isYearly ? daysOfCycle : 1));
		whole = whole.plus(exact(of[name].whole).times(isYearly ? days : 1));
	}
	return ratio(part.toNumber(), whole.toNumber());
}

/** Loans of this book that were given since a day. */
const givenIn = ({ loans }: GroupState, since: LocalDate | null): readonly Loan[] =>
	[...loans.values()].filter(
		({ opening, disbursedOn }) => opening === null && since !== null && disbursedOn >= since
	);

/** Times 52 ÷ weeks; a week has seven days. */
function yearly(of: Ratio, days: number): Ratio {
	const [part, whole] = [exact(of.part).times(daysOfCycle), exact(of.whole).times(days)];
	return { ...of, value: ratio(part.toNumber(), whole.toNumber()) };
}

const noDay = '1900-01-01' as LocalDate;

/** What adds nothing is left out. */
function made(all: readonly RatioEntry[]): Ratio {
	const entries = all.filter(({ part, whole }) => part !== 0 || whole !== 0);
	const part = entries.reduce((sum, entry) => sum + entry.part, 0);
	const whole = entries.reduce((sum, entry) => sum + entry.whole, 0);
	return { value: ratio(part, whole), part, whole, entries };
}

const membersNow = ({ members }: GroupState): readonly Member[] =>
	[...members.values()].filter(stays).sort((one, other) => one.number - other.number);

const stays = ({ leftOn }: Member): boolean => leftOn === null;

const ofMember = ({ number }: Member, counts: boolean): RatioEntry => ({
	member: number,
	part: counts ? 1 : 0,
	whole: 1
});

const owes = ({ memberId }: Member, loans: readonly Loan[]): boolean =>
	loans.some((loan) => loan.memberId === memberId);

/** Each account under the lines of the chart that `asked` names, on the side where more is more. */
function inAccounts(
	{ balances }: GroupState,
	asked: (root: string) => boolean,
	side: 'part' | 'whole'
): readonly RatioEntry[] {
	return [...balances].flatMap(([account, balance]) => {
		const { root } = partsOfAccount(account);
		if (!asked(root)) return [];
		const own = typeOf(chart, account) === 'asset' || typeOf(chart, account) === 'expense';
		const held = own ? balance : -balance;
		return [{ account, part: side === 'part' ? held : 0, whole: side === 'whole' ? held : 0 }];
	});
}

/** The part becomes the whole, and the other way round. */
const turned = (entries: readonly RatioEntry[]): readonly RatioEntry[] =>
	entries.map((entry) => ({ ...entry, part: entry.whole, whole: entry.part }));

const less = (entries: readonly RatioEntry[]): readonly RatioEntry[] =>
	entries.map((entry) => ({ ...entry, part: -entry.part, whole: -entry.whole }));

/** Cash of the loan fund: box and bank without help funds and money for others that lie in them. */
function cashOf(state: GroupState): readonly RatioEntry[] {
	return [
		...inAccounts(state, (root) => root === 'box' || root === 'bank', 'whole'),
		...less(inAccounts(state, (root) => root === 'social-fund' || root === 'held-for-others', 'whole')),
		// What a help fund lent does not lie in them.
		...inAccounts(state, (root) => root === 'loans', 'whole').filter(isLentByFund)
	];
}

const isLentByFund = ({ account }: RatioEntry): boolean => {
	const source = account === undefined ? null : partsOfAccount(account).source;
	return source !== null && isOfFund({ source });
};

/** What is out counts as used, and as part of the fund; loans of help funds are no part of it. */
const loansOut = (state: GroupState): readonly RatioEntry[] =>
	inAccounts(state, (root) => root === 'loans', 'part')
		.filter((entry) => !isLentByFund(entry))
		.map((entry) => ({ ...entry, whole: entry.part }));

/** Cash of the loan fund, loans, things and deposits elsewhere, less what the group owes. */
function netWorthOf(state: GroupState): readonly RatioEntry[] {
	return [
		...turned(cashOf(state)),
		...inAccounts(state, (root) => ['loans', 'assets', 'deposits'].includes(root), 'part').filter(
			(entry) => !isLentByFund(entry)
		),
		...less(inAccounts(state, (root) => root === 'borrowings' || root === 'payable', 'part'))
	];
}

/** Surplus, and what came in less what went out since it was closed: net worth without savings, grants and revolving fund. */
function profitOf(state: GroupState): readonly RatioEntry[] {
	const type = (account: AccountCode) => typeOf(chart, account);
	return inAccounts(state, () => true, 'part')
		.filter(
			({ account }) =>
				account !== undefined &&
				(partsOfAccount(account).root === 'surplus' ||
					type(account) === 'income' ||
					type(account) === 'expense')
		)
		.map((entry) =>
			entry.account !== undefined && type(entry.account) === 'expense'
				? { ...entry, part: -entry.part }
				: entry
		);
}

/** Half of what each asset was when the cycle began, or when its opening balances were entered, and half of what it is. */
function averageAssets(state: GroupState, since: LocalDate | null): readonly RatioEntry[] {
	const held = new Map<AccountCode, number>();
	const add = (account: AccountCode, amount: number) => {
		if (typeOf(chart, account) === 'asset') held.set(account, (held.get(account) ?? 0) + amount / 2);
	};
	for (const [account, balance] of state.balances) add(account, balance);
	for (const { event, entry, postedOn } of state.journal === null
		? []
		: withPostingDays(linesOf(state.journal)))
		if (event.type === 'OpeningBalances' || (since !== null && postedOn < since))
			for (const { account, side, amount } of entry?.postings ?? [])
				add(account, side === 'debit' ? amount : -amount);
	return [...held].map(([account, whole]) => ({ account, part: 0, whole }));
}
