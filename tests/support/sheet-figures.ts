import { monthOf, present } from '#kernel';
import { createWords, loadLanguage, type MessageKey } from '#i18n';
import * as reports from '#reports';
import type { GroupOfTables, DataCell, DataHead, DataRow, DataTable } from '#papers/data/data-table.ts';
import { groupTables } from '#papers/data/group-tables.ts';
import { groupMonth, monthTables } from '#papers/data/month-tables.ts';
import type { PrintedPaper } from './printed-cells.ts';
import { percent } from '#papers/dossier/context.ts';

const english = createWords('en', await loadLanguage('en'));

/** What a sheet of the desk's workbook says under each head: minor units, a share in percent, a word by its key; '' where nothing stands. */
export type SheetRow = ReadonlyMap<string, number | string>;

/** A sheet of one group. */
export class SheetFigures {
	readonly heads: readonly string[];
	readonly rows: readonly SheetRow[];
	readonly totals: readonly SheetRow[];

	constructor({ heads, rows, totals = [] }: DataTable) {
		this.heads = heads.map(headKey);
		const rowOf = ({ cells }: DataRow): SheetRow =>
			new Map(this.heads.map((head, place) => [head, said(cells[place] ?? null)]));
		this.rows = rows.map(rowOf);
		this.totals = totals.map(rowOf);
	}

	/** Of a sheet with one row. */
	only(head: DataHead): number | string {
		const [row, ...others] = this.rows;
		if (row === undefined || others.length > 0) throw new Error('the sheet has one row');
		return under(row, head);
	}

	sum(head: DataHead, isMeant: (row: SheetRow) => boolean = () => true): number {
		return this.rows.filter(isMeant).reduce((all, row) => all + Number(under(row, head)), 0);
	}
}

/** @throws where the sheet has no such head */
export function under(row: SheetRow, head: DataHead): number | string {
	const found = row.get(headKey(head));
	if (found === undefined) throw new Error(`no head ${headKey(head)}`);
	return found;
}

export const headKey = (head: DataHead): string => [head].flat().join(': ');

function said(cell: DataCell): number | string {
	if (cell === null) return '';
	if ('money' in cell) return cell.money;
	if ('count' in cell) return cell.count;
	if ('ratio' in cell) return percent(cell.ratio);
	if ('day' in cell) return cell.day;
	if ('text' in cell) return cell.text;
	const { word } = cell;
	if (typeof word === 'string') return word;
	return 'say' in word ? word.say : word.as;
}

/** Where the page for the federation says what the desk's sheets of the month have as columns. */
const onFederationPage: readonly (readonly [row: string, heads: readonly DataHead[]])[] = [
	['meetings held', ['register.meetings-due', 'register.meetings-held', 'paper.entered-late']],
	[
		'meetings members',
		['register.members-before', 'register.members-joined', 'register.members-left', 'register.members-now']
	],
	[
		'savings course',
		[
			['paper.savings', 'account.opening-balance'],
			'register.saved',
			'register.added',
			['paper.savings', 'register.taken-out'],
			['paper.savings', 'account.closing-balance']
		]
	],
	['loans count', ['register.loans-number', 'register.borrowers']],
	[
		'loans course',
		[
			['account.account-loans', 'account.opening-balance'],
			'paper.loan-given',
			'paper.money-top-up',
			['account.account-loans', 'paper.brought'],
			['account.account-loans', 'register.repaid'],
			['account.account-loans', 'register.given-up'],
			'paper.loan-left'
		]
	],
	['loans demand', ['register.demand', 'register.collected', 'register.unpaid']],
	[
		'loans register.ageing',
		[
			['register.ageing', 'register.days-1-30'],
			['register.ageing', 'register.days-31-90'],
			['register.ageing', 'register.days-over90'],
			['register.ageing', 'paper.total']
		]
	],
	[
		'cash course',
		[
			['register.cash-and-bank', 'account.opening-balance'],
			['register.cash-and-bank', 'paper.received'],
			['register.cash-and-bank', 'paper.paid']
		]
	],
	[
		'cash account.account-borrowings',
		[
			['account.account-borrowings', 'paper.received'],
			['account.account-borrowings', 'register.charged'],
			['account.account-borrowings', 'register.repaid'],
			['account.account-borrowings', 'register.credited'],
			['account.account-borrowings', 'account.closing-balance']
		]
	],
	[
		'cash register.social-fund',
		[
			['register.social-fund', 'paper.received'],
			['register.social-fund', 'paper.paid'],
			['register.social-fund', 'account.closing-balance']
		]
	],
	[
		'cash paper.money-vulnerability-fund',
		[
			['paper.money-vulnerability-fund', 'paper.received'],
			['paper.money-vulnerability-fund', 'paper.paid'],
			['paper.money-vulnerability-fund', 'account.closing-balance']
		]
	],
	[
		'cash account.account-held-for-others',
		[
			['account.account-held-for-others', 'paper.received'],
			['account.account-held-for-others', 'paper.paid'],
			['account.account-held-for-others', 'account.closing-balance']
		]
	],
	[
		'cash account.account-deposits',
		[
			['account.account-deposits', 'register.deposited'],
			['account.account-deposits', 'register.taken-back'],
			['account.account-deposits', 'account.closing-balance']
		]
	],
	[
		'other corpus',
		['account.surplus', 'paper.money-revolving-fund', 'account.account-grants', 'paper.corpus']
	]
];
/** Rows of one amount, each by its part of the page and its word. */
const amountsOnFederationPage = [
	'savings register.saved-voluntary',
	'loans paper.interest',
	'loans register.came-back',
	'loans register.due-today',
	'cash account.in-box',
	'cash account.in-bank',
	'other paper.fine',
	'other register.fees-and-income',
	'other register.expenses'
] as const;

/** Each figure, with each paper on which it stands. */
export type Figures = Readonly<Record<string, Readonly<Record<string, number | string>>>>;

/** The desk's workbook of one group: the month in which its papers end, and what stands of it. */
export function workbookOf(group: GroupOfTables) {
	const month = groupMonth(group, monthOf(group.book.on));
	const sheets = new Map(
		[...monthTables([month], reports), ...groupTables(group)].map((table) => [
			table.key,
			new SheetFigures(table)
		])
	);
	return (key: string): SheetFigures => present(sheets.get(key), `the workbook has a sheet ${key}`);
}

/** The lines of page 1 and the row of the group, as the desk has it. */
export function sixMonthsOf(bank: PrintedPaper, groups: SheetFigures): Figures {
	const decision = (line: string) => bank.text('regularity', line, 'last6');
	const [held, due] = [groups.only('register.meetings-held'), groups.only('register.meetings-due')];
	return {
		'meetings in six months': { decision: decision('dossier.meetings'), 'desk, groups': `${held} / ${due}` },
		'who came in six months': {
			decision: decision('dossier.attendance'),
			'desk, groups': groups.only('paper.attendance') || percent(null)
		},
		'saved on time in six months': {
			decision: decision('dossier.saving'),
			'desk, groups': groups.only('dossier.saving') || percent(null)
		},
		'months with a deposit, of the desk': {
			decision: decision('dossier.deposits').split(' / ')[0] ?? '',
			'desk, groups': String(groups.only('dossier.deposits'))
		}
	};
}

/** Each condition, and how many are met or for the bank. */
export function conditionsOf(bank: PrintedPaper, groups: SheetFigures, sheet: SheetFigures): Figures {
	const onSheet = sheet.rows.map((row): [string, string] => [
		String(under(row, 'dossier.condition')),
		english.say(under(row, 'dossier.condition-is') as MessageKey)
	]);
	const onPage = bank.keysOf('conditions').map((key) => bank.text('conditions', key, 'is'));
	const count = (all: readonly string[], word: MessageKey) =>
		all.filter((is) => is === english.say(word)).length;
	const marks = onSheet.map(([, is]) => is);
	const counted = (word: 'dossier.is-met' | 'dossier.is-bank', head: MessageKey) => ({
		decision: count(onPage, word),
		'desk, conditions': count(marks, word),
		'desk, groups': groups.only(head)
	});
	return {
		'conditions met': counted('dossier.is-met', 'desk.laptop-ready'),
		'conditions for the bank': counted('dossier.is-bank', 'desk.laptop-for-bank'),
		...Object.fromEntries(
			onSheet.map(([key, is]) => [
				key,
				{ decision: bank.text('conditions', key, 'is'), 'desk, conditions': is }
			])
		)
	};
}

/** What each account of the bank held at last, by the sheet of deposits. */
export const lastByAccount = ({ rows }: SheetFigures): ReadonlyMap<string, number> =>
	new Map(
		rows.map((row) => [
			`${under(row, 'paper.bank')} ${under(row, 'dossier.bank-account')}`,
			Number(under(row, 'account.balance'))
		])
	);

/** As paper says it: nothing of an amount, a stroke of a part. */
const noRatio = (head: string): number | string =>
	reports.ratioNames.some((name) => head === `register.ratio-${name}` && reports.isMeanOfMoney(name))
		? 0
		: '–';

/** Both sheets of the month, column by column, and the sums below them: the page for the federation, and the register of ratios. */
export function monthOfDesk(
	sheet: (key: string) => SheetFigures,
	{
		federation,
		ratios,
		month
	}: { readonly federation: PrintedPaper; readonly ratios: PrintedPaper; readonly month: string }
): Figures {
	// Few groups carry money for others, keep some elsewhere or were given some for the neediest: the page has its rows only then.
	const stands = (row: string) =>
		!/(held-for-others|deposits|vulnerability-fund)$/.test(row) ||
		federation.keysOf(month).some((key) => key.startsWith(row));
	const onPage = new Map<string, number | string>([
		...onFederationPage.flatMap(([row, heads]) =>
			heads.map((head): [string, number] => [
				headKey(head),
				stands(row) ? federation.behind(month, row, english.say([head].flat().at(-1) as MessageKey)) : 0
			])
		),
		...amountsOnFederationPage.map((key): [string, number] => [
			key.slice(key.indexOf(' ') + 1),
			federation.money(month, key, 'amount')
		]),
		...reports.ratioNames.map((name): [string, number | string] => [
			`register.ratio-${name}`,
			reports.isMeanOfMoney(name)
				? ratios.money('ratios', name, 'figure')
				: ratios.text('ratios', name, 'figure')
		])
	]);
	return Object.fromEntries(
		['month', 'federation'].flatMap((key) => {
			const { heads, rows, totals } = sheet(key);
			const [own, all] = [present(rows[0], 'a row'), present(totals[0], 'a sum')];
			return heads.flatMap((head) => {
				const page = onPage.get(head);
				if (page === undefined) return [];
				const said = own.get(head) ?? '';
				// Nothing to divide by: a stroke on paper, an empty cell on a sheet.
				const drawn = said === '' && head.startsWith('register.ratio-') ? noRatio(head) : said;
				return [
					[`${key}, ${head}`, { sheet: drawn, sum: all.get(head) === '' ? drawn : all.get(head), page }]
				];
			});
		})
	) as Figures;
}
