import { money, type Money } from '#money';
import type { GroupRatios, Ratio, RatioEntry, RatioName } from '#reports';
import {
	amountCell,
	countCell,
	say,
	table,
	withDots,
	type BookLeaves,
	type BooksContext
} from '../context.ts';
import type { PaperCell, PaperLeaf, PaperRow } from '../table-types.ts';
import { accountKey, meetingText } from '../words.ts';
import { asPercent } from './demand.ts';

/** Returns the ratios that programmes ask of savings groups, each with its components. */
export function ratiosLeaves(context: BooksContext): BookLeaves {
	const { reports, events, currency, period } = context;
	const report = reports.groupRatios(reports.bookPages(events, { currency, on: period.to }));
	const leaf: PaperLeaf = {
		key: 'ratios',
		of: null,
		columns: [
			table.words('account.particulars'),
			{ key: 'figure', head: say('register.figure'), kind: 'text', width: 34 }
		],
		sections: table.only(
			'ratios',
			reports.ratioNames.flatMap((name) => rowsOf(name, report, context))
		)
	};
	return { report, leaves: [leaf], from: report.since };
}

type Counted = 'money' | 'count';
type Naming = Pick<BooksContext, 'book' | 'words' | 'reports'>;

function rowsOf(name: RatioName, { of }: GroupRatios, naming: Naming): readonly PaperRow[] {
	const ratio = of[name];
	const { ratioTable, isMeanOfMoney } = naming.reports;
	const [part, whole] = ratioTable[name];
	const made = { line: [held(ratio.part, part), { text: '÷' }, held(ratio.whole, whole)] };
	const entries = shownOf(ratio, part, naming).map((entry) => ({
		line: entryCells(entry, [part, whole], naming)
	}));
	return [
		table.line('total', name, say(`register.ratio-${name}`), figureOf(ratio, isMeanOfMoney(name))),
		table.line('note', `${name} made of`, withDots([made, ...entries]))
	];
}

const figureOf = ({ value }: Ratio, isMean: boolean): PaperCell => {
	if (value === null) return { text: '–' };
	return isMean ? amountCell(money(Math.round(Number(value)))) : { text: `${asPercent(value)} %` };
};

const held = (amount: number, kind: Counted): PaperCell =>
	kind === 'money' ? amountCell(rounded(amount)) : countCell(amount);

/** Rounds, because half of an asset may contain half a paisa. */
const rounded = (amount: number): Money => money(Math.round(amount));

/** Combines members' accounts by line of the chart; of counted members and loans lists only those that count. */
function shownOf({ entries }: Ratio, part: Counted, { book, reports }: Naming): readonly RatioEntry[] {
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

/** Returns the entry's label and its contribution. */
function entryCells(
	entry: RatioEntry,
	[part, whole]: readonly [Counted, Counted],
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
