import { money, type Money } from '#money';
import type { AccountBook, GroupRatios, Ratio, RatioEntry, RatioName } from '#reports';
import type { MessageKey } from '#i18n';
import { amountCell, say, wordsColumn, type BookPaper, type BooksContext } from '../context.ts';
import type { PaperCell, PaperRow } from '../table-types.ts';
import { accountKey } from '../words.ts';
import { asPercent } from './demand.ts';
import { meetingText, RegistersWords } from './words.ts';

/** Whether part and whole are sums of money, or how many. */
const kinds: Readonly<Record<RatioName, readonly ['money' | 'count', 'money' | 'count']>> = {
	attendance: ['count', 'count'],
	retention: ['count', 'count'],
	dropOut: ['count', 'count'],
	membershipGrowth: ['count', 'count'],
	averageSavings: ['money', 'count'],
	averageNetWorth: ['money', 'count'],
	returnOnSavings: ['money', 'money'],
	annualisedReturn: ['money', 'money'],
	returnOnAssets: ['money', 'money'],
	averageLoan: ['money', 'count'],
	averageOutstanding: ['money', 'count'],
	membersWithLoan: ['count', 'count'],
	everBorrowed: ['count', 'count'],
	portfolioAtRisk: ['money', 'money'],
	writtenOffLoans: ['count', 'count'],
	writtenOffValue: ['money', 'money'],
	loanFundUse: ['money', 'money'],
	fundTurnover: ['money', 'money']
};

/** Whether a ratio is an amount a head, in minor units; the others are parts of a whole. */
export const isMeanOfMoney = (name: RatioName): boolean =>
	kinds[name][0] === 'money' && kinds[name][1] === 'count';

/** What programmes ask of a savings group, each figure with what it is made of. */
export function ratiosPaper(context: BooksContext): BookPaper {
	const { reports, events, currency, period, book } = context;
	const report = reports.groupRatios(reports.bookPages(events, { currency, on: period.to }));
	const words = new RegistersWords(context);
	const leaf = {
		key: 'ratios',
		of: null,
		columns: [
			wordsColumn('account.particulars'),
			{ key: 'figure', head: say('register.figure'), kind: 'text' as const, width: 34 }
		],
		sections: [
			{
				key: 'ratios',
				heading: null,
				rows: reports.ratioNames.flatMap((name) => rowsOf(name, report, { book, words, reports }))
			}
		]
	};
	const paper = {
		title: 'register.title-ratios' as const,
		size: 'a4' as const,
		from: report.since,
		to: period.to
	};
	return { report, paper: { ...paper, leaves: [leaf], tight: true } };
}

interface Naming {
	readonly book: AccountBook;
	readonly words: RegistersWords;
	readonly reports: BooksContext['reports'];
}

function rowsOf(name: RatioName, { of }: GroupRatios, naming: Naming): readonly PaperRow[] {
	const ratio = of[name];
	const [part, whole] = kinds[name];
	const title: MessageKey = `register.ratio-${name}`;
	return [
		{ key: name, kind: 'total', cells: [say(title), figureOf(ratio, isMeanOfMoney(name))] },
		{
			key: `${name} made of`,
			kind: 'note',
			cells: [
				{
					line: [
						held(ratio.part, part),
						{ text: '÷' },
						held(ratio.whole, whole),
						...shownOf(ratio, kinds[name], naming).flatMap((entry) => [
							{ text: '·' },
							...entryCells(entry, kinds[name], naming)
						])
					]
				}
			]
		}
	];
}

const figureOf = ({ value }: Ratio, isMean: boolean): PaperCell => {
	if (value === null) return { text: '–' };
	return isMean ? amountCell(money(Math.round(Number(value)))) : { text: `${asPercent(value)} %` };
};

const held = (amount: number, kind: 'money' | 'count'): PaperCell =>
	kind === 'money' ? amountCell(rounded(amount)) : { text: String(amount) };

/** Half of an asset may have half a paisa. */
const rounded = (amount: number): Money => money(Math.round(amount));

/** Accounts of members are one line of the chart; of women and loans that are counted only those that count. */
function shownOf(
	{ entries }: Ratio,
	[part]: (typeof kinds)[RatioName],
	{ book, reports }: Naming
): readonly RatioEntry[] {
	const byRoot = new Map<string, RatioEntry>();
	const others: RatioEntry[] = [];
	for (const entry of entries) {
		const { account } = entry;
		if (account === undefined) {
			if (entry.part !== 0 || entry.meeting !== undefined || (part === 'money' && entry.loan !== undefined))
				others.push(entry);
			continue;
		}
		const { root } = reports.accountName(book, account);
		const { part: before, whole } = byRoot.get(root) ?? { part: 0, whole: 0 };
		byRoot.set(root, { account, part: before + entry.part, whole: whole + entry.whole });
	}
	return [...byRoot.values(), ...others];
}

/** Whose it is, and what it adds: where part and whole are counted, only those that count. */
function entryCells(
	entry: RatioEntry,
	[part, whole]: (typeof kinds)[RatioName],
	naming: Naming
): readonly PaperCell[] {
	const isInWhole = entry.part === 0;
	const amount = isInWhole ? entry.whole : entry.part;
	const kind = isInWhole ? whole : part;
	const of = nameOf(entry, naming);
	if (kind === 'money') return [of, amountCell(rounded(amount))];
	return entry.meeting === undefined ? [of] : [of, { text: `${entry.part}/${entry.whole}` }];
}

function nameOf(entry: RatioEntry, { book, words, reports }: Naming): PaperCell {
	const { account, member, loan, meeting } = entry;
	if (account !== undefined) return say(accountKey(reports.accountName(book, account).root));
	if (meeting !== undefined)
		return { line: [say('paper.meeting'), meetingText({ kind: 'regular', number: meeting })] };
	if (member !== undefined) return { text: words.who(member) };
	const borrower = [...book.state.loans.values()].find(({ loanId }) => loanId === loan)?.memberId;
	return { line: [say('paper.loan'), borrower === undefined ? null : words.memberById(borrower)] };
}
