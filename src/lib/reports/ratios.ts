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

/** Contribution of one account, member, loan or meeting to a ratio's part and whole, in minor units or as a number. */
export interface RatioEntry {
	readonly account?: AccountCode;
	/** The member's number. */
	readonly member?: number;
	/** The loan's id. */
	readonly loan?: string;
	/** Number of a regular meeting. */
	readonly meeting?: number;
	readonly part: number;
	readonly whole: number;
}

/** A ratio and its components: the entries add up to part and whole. */
export interface Ratio {
	/** part ÷ whole, for yearly ratios times 52 ÷ weeks; a decimal string with at most six decimals, null where the whole is zero. */
	readonly value: string | null;
	readonly part: number;
	readonly whole: number;
	readonly entries: readonly RatioEntry[];
}

/**
 * Ratios in the order of SAVIX and SEEP: unit of the part, unit of the whole (money or count), and the formula in
 * words.
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

/** True if the ratio is an amount per head in minor units; all others are fractions. */
export function isMeanOfMoney(name: RatioName): boolean {
	const [part, whole] = ratioTable[name];
	return part === 'money' && whole === 'count';
}

/** Figures by which programmes compare savings groups, for the current cycle. */
export interface GroupRatios {
	/** First day of the cycle; the founding day for a group without cycles; null before the founding. */
	readonly since: LocalDate | null;
	/** Days of the cycle up to the report date; a year is counted as 52 weeks, 364 days. */
	readonly days: number;
	readonly of: Readonly<Record<RatioName, Ratio>>;
}

/** Number of latest regular meetings in the attendance ratio. */
const meetingsLooked = 4;

interface Cycle {
	readonly state: GroupState;
	readonly since: LocalDate | null;
	readonly on: LocalDate;
	readonly days: number;
	/** Current members, by number. */
	readonly now: readonly Member[];
}

/** @param book replayed from its start to the end of a day */
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

/** Ratios that are annualised: times 52 ÷ weeks of the cycle. */
const yearlyNames: ReadonlySet<RatioName> = new Set(['annualisedReturn', 'returnOnAssets']);

/** Pools groups: sum of parts ÷ sum of wholes; for a yearly ratio each whole is weighted by the days of its group's cycle. */
export function pooledRatio(name: RatioName, groups: readonly GroupRatios[]): string | null {
	const isYearly = yearlyNames.has(name);
	let [part, whole] = [exact(0), exact(0)];
	for (const { days, of } of groups) {
		part = part.plus(exact(of[name].part).times(isYearly ? daysOfCycle : 1));
		whole = whole.plus(exact(of[name].whole).times(isYearly ? days : 1));
	}
	return ratio(part.toNumber(), whole.toNumber());
}

/** Returns the loans disbursed since a day, without those that were brought in. */
const givenIn = ({ loans }: GroupState, since: LocalDate | null): readonly Loan[] =>
	[...loans.values()].filter(
		({ opening, disbursedOn }) => opening === null && since !== null && disbursedOn >= since
	);

/** Annualises a ratio: times 52 ÷ weeks of seven days. */
function yearly(of: Ratio, days: number): Ratio {
	const [part, whole] = [exact(of.part).times(daysOfCycle), exact(of.whole).times(days)];
	return { ...of, value: ratio(part.toNumber(), whole.toNumber()) };
}

const noDay = '1900-01-01' as LocalDate;

/** Builds a ratio, without entries that contribute nothing. */
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

/** Returns the balances of all accounts under the selected chart lines, positive on each account's own side. */
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

/** Swaps part and whole. */
const turned = (entries: readonly RatioEntry[]): readonly RatioEntry[] =>
	entries.map((entry) => ({ ...entry, part: entry.whole, whole: entry.part }));

const less = (entries: readonly RatioEntry[]): readonly RatioEntry[] =>
	entries.map((entry) => ({ ...entry, part: -entry.part, whole: -entry.whole }));

/** Cash of the loan fund: box and bank without the help funds and the money for others held in them. */
function cashOf(state: GroupState): readonly RatioEntry[] {
	return [
		...inAccounts(state, (root) => root === 'box' || root === 'bank', 'whole'),
		...less(inAccounts(state, (root) => root === 'social-fund' || root === 'held-for-others', 'whole')),
		// Money lent by a help fund is not in box or bank, so it is added back.
		...inAccounts(state, (root) => root === 'loans', 'whole').filter(isLentByFund)
	];
}

const isLentByFund = ({ account }: RatioEntry): boolean => {
	const source = account === undefined ? null : partsOfAccount(account).source;
	return source !== null && isOfFund({ source });
};

/** Outstanding loans count as used and as part of the fund, without loans of help funds. */
const loansOut = (state: GroupState): readonly RatioEntry[] =>
	inAccounts(state, (root) => root === 'loans', 'part')
		.filter((entry) => !isLentByFund(entry))
		.map((entry) => ({ ...entry, whole: entry.part }));

/** Cash of the loan fund + loans + assets + deposits elsewhere − debts of the group. */
function netWorthOf(state: GroupState): readonly RatioEntry[] {
	return [
		...turned(cashOf(state)),
		...inAccounts(state, (root) => ['loans', 'assets', 'deposits'].includes(root), 'part').filter(
			(entry) => !isLentByFund(entry)
		),
		...less(inAccounts(state, (root) => root === 'borrowings' || root === 'payable', 'part'))
	];
}

/** Surplus + income − expense since the last closing: net worth without savings, grants and revolving fund. */
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

/** Returns the mean of each asset's balance at the start of the cycle (or after its opening balances) and now. */
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
