import { addDays, monthNamed, monthNameOf, monthStart, type LocalDate, type MonthCalendar } from '#kernel';
import { money, sum, type CurrencyCode, type Money } from '#money';
import type { FederationReport, GroupRatios } from '#reports';
import type { Reports } from '../context.ts';
import {
	valueCell,
	type DataCell,
	type DataHead,
	type DataRow,
	type DataTable,
	type GroupOfTables
} from './data-table.ts';

const { amount, count, day, share, text, word } = valueCell;

/** Figures of one group in a month; it keeps no reference to the book. */
export interface GroupMonth {
	readonly id: string;
	readonly name: string | null;
	readonly currency: CurrencyCode;
	readonly practice: boolean;
	/** Null if the file has no data of the month, because it ends before it or the group was founded later. */
	readonly known: {
		readonly report: FederationReport;
		/** As at the end of the month, or of the file if that ends within it. */
		readonly ratios: GroupRatios;
	} | null;
}

/** Returns the last month that was over at the end of a day. @returns such as "2026-11" or "bs-2083-08" */
export function lastWholeMonth(on: LocalDate, calendar: MonthCalendar): string {
	return monthNameOf(addDays(monthStart(addDays(on, 1), calendar), -1), calendar);
}

/** @param month such as "2026-11" or "bs-2083-08": the same days for every group, regardless of its calendar */
export function groupMonth(group: GroupOfTables, month: string): GroupMonth {
	const { reports, events, currency, book, id, practice } = group;
	const { from, to } = monthNamed(month);
	const { name, foundedOn } = book.state;
	const isKnown = foundedOn !== null && foundedOn <= to && book.on >= from;
	const report = isKnown ? reports.federationReport(events, { currency, month, until: book.on }) : null;
	return {
		id,
		name: name ?? null,
		currency,
		practice,
		known:
			report === null
				? null
				: { report, ratios: reports.groupRatios(reports.bookPages(events, { currency, on: report.to })) }
	};
}

type Known = NonNullable<GroupMonth['known']>;

/** A column: its head, its cell for a group, and its total of several groups; by default amounts and counts are summed. */
type MonthColumn = readonly [
	head: DataHead,
	cell: (of: Known) => DataCell,
	total?: (of: readonly Known[]) => DataCell
];

/**
 * Returns a month in two tables with a row for each group: flows of the month with the closing ratios, and the federation report. Totals
 * are by currency, without practice groups and groups whose file has no data of the month.
 */
export function monthTables(groups: readonly GroupMonth[], reports: Reports): readonly DataTable[] {
	return [
		monthTable({ key: 'month', title: 'account.month' }, [...flowColumns, ...ratioColumns(reports)]),
		monthTable({ key: 'federation', title: 'desk.laptop-federation' }, federationColumns)
	];

	function monthTable(of: Pick<DataTable, 'key' | 'title'>, columns: readonly MonthColumn[]): DataTable {
		const counted = groups.filter(({ practice, known }) => !practice && known !== null);
		const currencies = [...new Set(counted.map(({ currency }) => currency))];
		return {
			...of,
			heads: [
				'desk.laptop-code',
				'paper.group',
				'setup.currency',
				'school.practice-title',
				...columns.map(([head]) => head)
			],
			rows: groups.map(({ id, name, currency, practice, known }) => ({
				currency,
				cells: [
					text(id),
					text(name),
					text(currency),
					word(practice ? 'paper.practice' : null),
					...columns.map(([, cell]) => (known === null ? null : cell(known)))
				]
			})),
			totals: currencies.map((currency): DataRow => {
				const own = counted.flatMap((one) =>
					one.currency === currency && one.known !== null ? [one.known] : []
				);
				return {
					currency,
					cells: [
						{ word: 'paper.total' },
						count(own.length),
						text(currency),
						null,
						...columns.map(([, cell, total = added(cell)]) => total(own))
					]
				};
			})
		};
	}
}

/** Sums the cells of several groups; null for cells that are neither amounts nor counts. */
const added =
	(cell: (of: Known) => DataCell) =>
	(all: readonly Known[]): DataCell => {
		const cells = all.map(cell);
		const amounts = cells.flatMap((one) => (one !== null && 'money' in one ? [one.money] : []));
		const counts = cells.flatMap((one) => (one !== null && 'count' in one ? [one.count] : []));
		if (amounts.length === all.length) return amount(sum(amounts));
		return counts.length === all.length ? count(counts.reduce((so, one) => so + one, 0)) : null;
	};

const held = (head: DataHead, of: (report: FederationReport) => Money): MonthColumn => [
	head,
	({ report }) => amount(of(report))
];
const many = (head: DataHead, of: (report: FederationReport) => number): MonthColumn => [
	head,
	({ report }) => count(of(report))
];

const daysOfMonth: readonly MonthColumn[] = [
	['account.month', ({ report }) => day(report.from)],
	['account.as-at', ({ report }) => day(report.to)]
];

const flowColumns: readonly MonthColumn[] = [
	...daysOfMonth,
	many('register.meetings-held', ({ meetings }) => meetings.held),
	held('register.saved', ({ savings }) => savings.saved),
	held('register.saved-voluntary', ({ savings }) => savings.voluntary),
	held('register.added', ({ savings }) => savings.added),
	held(['paper.savings', 'register.taken-out'], ({ savings }) => savings.withdrawn),
	many('register.loans-number', ({ loans }) => loans.number),
	held('paper.loan-given', ({ loans }) => loans.given),
	held('paper.money-top-up', ({ loans }) => loans.toppedUp),
	held(['account.account-loans', 'paper.brought'], ({ loans }) => loans.broughtIn),
	held(['account.account-loans', 'register.repaid'], ({ loans }) => loans.repaid),
	held('paper.interest', ({ loans }) => loans.interest),
	held(['account.account-loans', 'register.given-up'], ({ loans }) => loans.givenUp),
	held('register.came-back', ({ loans }) => loans.recovered),
	held('paper.fine', ({ finesPaid }) => finesPaid),
	held('register.fees-and-income', ({ feesAndIncome }) => feesAndIncome),
	held('register.expenses', ({ expenses }) => expenses),
	held(['register.cash-and-bank', 'paper.received'], ({ cash }) => cash.in),
	held(['register.cash-and-bank', 'paper.paid'], ({ cash }) => cash.out),
	held(['account.account-borrowings', 'paper.received'], ({ borrowings }) => borrowings.received),
	held(['account.account-borrowings', 'register.charged'], ({ borrowings }) => borrowings.charged),
	held(['account.account-borrowings', 'register.repaid'], ({ borrowings }) => borrowings.repaid),
	held(['account.account-borrowings', 'register.credited'], ({ borrowings }) => borrowings.credited),
	held(['register.social-fund', 'paper.received'], ({ socialFund }) => socialFund.in),
	held(['register.social-fund', 'paper.paid'], ({ socialFund }) => socialFund.out),
	held(['paper.money-vulnerability-fund', 'paper.received'], (of) => of.vulnerabilityFund.in),
	held(['paper.money-vulnerability-fund', 'paper.paid'], (of) => of.vulnerabilityFund.out),
	held(['account.account-held-for-others', 'paper.received'], ({ heldForOthers }) => heldForOthers.in),
	held(['account.account-held-for-others', 'paper.paid'], ({ heldForOthers }) => heldForOthers.out),
	held(['account.account-deposits', 'register.deposited'], ({ deposits }) => deposits.in),
	held(['account.account-deposits', 'register.taken-back'], ({ deposits }) => deposits.out)
];

/** Totals are pooled ratios (sum of parts ÷ sum of wholes), so that a large group weighs more than a small one. */
function ratioColumns({ ratioNames, pooledRatio, isMeanOfMoney }: Reports): readonly MonthColumn[] {
	return ratioNames.map((name): MonthColumn => {
		const cell = (value: string | null): DataCell =>
			value !== null && isMeanOfMoney(name) ? amount(money(Math.round(Number(value)))) : share(value);
		return [
			`register.ratio-${name}`,
			({ ratios }) => cell(ratios.of[name].value),
			(all) => {
				const own = all.map(({ ratios }) => ratios);
				return cell(pooledRatio(name, own));
			}
		];
	});
}

/** Columns of the federation report. */
const federationColumns: readonly MonthColumn[] = [
	...daysOfMonth,
	many('register.meetings-due', ({ meetings }) => meetings.due),
	many('register.meetings-held', ({ meetings }) => meetings.held),
	many('paper.entered-late', ({ meetings }) => meetings.enteredLate),
	['paper.attendance', ({ report }) => share(report.attendance)],
	many('register.members-before', ({ members }) => members.before),
	many('register.members-joined', ({ members }) => members.joined),
	many('register.members-left', ({ members }) => members.left),
	many('register.members-now', ({ members }) => members.now),
	held(['paper.savings', 'account.opening-balance'], ({ savings }) => savings.opening),
	held('register.saved', ({ savings }) => savings.saved),
	held('register.added', ({ savings }) => savings.added),
	held(['paper.savings', 'register.taken-out'], ({ savings }) => savings.withdrawn),
	held(['paper.savings', 'account.closing-balance'], ({ savings }) => savings.closing),
	many('register.borrowers', ({ loans }) => loans.borrowers),
	held(['account.account-loans', 'account.opening-balance'], ({ loans }) => loans.opening),
	held('paper.loan-given', ({ loans }) => loans.given),
	held('paper.money-top-up', ({ loans }) => loans.toppedUp),
	held(['account.account-loans', 'paper.brought'], ({ loans }) => loans.broughtIn),
	held(['account.account-loans', 'register.repaid'], ({ loans }) => loans.repaid),
	held(['account.account-loans', 'register.given-up'], ({ loans }) => loans.givenUp),
	held('paper.loan-left', ({ loans }) => loans.outstanding),
	held('paper.interest', ({ loans }) => loans.interest),
	held('register.demand', ({ loans }) => loans.demand.principalDemand),
	held('register.collected', ({ loans }) => loans.demand.principalCollected),
	held('register.unpaid', ({ loans }) => loans.demand.principalUnpaid),
	held(['register.ageing', 'register.days-1-30'], ({ loans }) => loans.ageing['1-30']),
	held(['register.ageing', 'register.days-31-90'], ({ loans }) => loans.ageing['31-90']),
	held(['register.ageing', 'register.days-over90'], ({ loans }) => loans.ageing.over90),
	held(['register.ageing', 'paper.total'], ({ loans }) => loans.ageing.overdue),
	held('register.due-today', ({ loans }) => loans.ageing.dueToday),
	held('register.at-risk', ({ loans }) => loans.ageing.atRisk),
	held(['register.cash-and-bank', 'account.opening-balance'], ({ cash }) => cash.opening),
	held(['register.cash-and-bank', 'paper.received'], ({ cash }) => cash.in),
	held(['register.cash-and-bank', 'paper.paid'], ({ cash }) => cash.out),
	held('account.in-box', ({ cash }) => cash.box),
	held('account.in-bank', ({ cash }) => cash.bank),
	held(['account.account-borrowings', 'account.closing-balance'], ({ borrowings }) => borrowings.outstanding),
	held(['register.social-fund', 'account.closing-balance'], ({ socialFund }) => socialFund.closing),
	held(
		['paper.money-vulnerability-fund', 'account.closing-balance'],
		({ vulnerabilityFund }) => vulnerabilityFund.closing
	),
	held(
		['account.account-held-for-others', 'account.closing-balance'],
		({ heldForOthers }) => heldForOthers.closing
	),
	held(['account.account-deposits', 'account.closing-balance'], ({ deposits }) => deposits.closing),
	held('account.surplus', ({ surplus }) => surplus),
	held('paper.money-revolving-fund', ({ revolvingFund }) => revolvingFund),
	held('account.account-grants', ({ grants }) => grants),
	held('paper.corpus', ({ corpus }) => corpus)
];
