import type { BookReport } from '#reports';
import type { Words } from '#i18n';
import { sum, type Money } from '#money';
import { accountKey } from '#papers/words.ts';

/** What the report of a book says, as a row of the file for the bank prints it. */
export interface PrintedRow {
	/** Key of the block in which it stands. */
	readonly block: string;
	/** English of its label, or what the row begins with. */
	readonly begins: string;
	/** One for each cell. */
	readonly cells: readonly string[];
}

interface Paper {
	readonly words: Words;
	/** What stands where an amount is nothing, in columns of members, loans and the trial balance. */
	readonly nothing: string;
}

/** Every figure that both the report and the file hold. It shares no code with the file but the words of accounts. */
export function printedRows(report: BookReport, { words, nothing }: Paper): readonly PrintedRow[] {
	const figure = (amount: Money): string => words.money(amount, 'INR');
	const orNothing = (amount: Money): string => (amount === 0 ? nothing : figure(amount));
	const { last6, last12, all } = report.regularity;
	const windows = [last6, last12, all];
	const over =
		(block: 'decision' | 'more-figures') => (begins: string, of: (window: typeof all) => string) => ({
			block,
			begins,
			cells: windows.map(of)
		});
	const [first, more] = [over('decision'), over('more-figures')];
	const inFigures = (amount: Money): string => words.money(amount, 'INR', true);
	const account = (root: string): string => words.say(accountKey(root));
	return [
		...Object.entries(report.members).map(([number, { savings, loanOutstanding }]) => ({
			block: 'members',
			begins: number,
			cells: [orNothing(savings), orNothing(loanOutstanding)]
		})),
		...byRoot(report.trialBalance).map(([root, amounts]) => ({
			block: 'trial',
			begins: account(root),
			cells: [
				orNothing(sum(amounts.filter((amount) => amount > 0))),
				orNothing(sum(amounts.flatMap((amount) => (amount < 0 ? [-amount as Money] : []))))
			]
		})),
		...[report.income, report.expense].flatMap(byRoot).map(([root, amounts]) => ({
			block: 'income',
			begins: account(root),
			cells: [figure(sum(amounts))]
		})),
		...Object.values(report.loans)
			.filter(({ outstanding }) => outstanding > 0)
			.map(({ principal, outstanding, overduePrincipal, overdueDays }) => ({
				block: 'loans',
				begins: '',
				cells: [
					figure(principal),
					figure(outstanding),
					...(overduePrincipal === 0 ? [nothing] : [figure(overduePrincipal), String(overdueDays)])
				]
			})),
		{ block: 'corpus', begins: words.say('dossier.corpus'), cells: [figure(report.corpus)] },
		{ block: 'corpus', begins: words.say('account.surplus'), cells: [figure(report.surplus)] },
		{ block: 'balance', begins: account('box'), cells: [figure(report.box)] },
		...(report.bank === 0
			? []
			: [{ block: 'balance', begins: account('bank'), cells: [figure(report.bank)] }]),
		first('Meetings held', (one) => `${one.meetingsHeld} / ${one.meetingsDue}`),
		first('Attendance', (one) => percent(one.attendance)),
		first('Saving up to date', (one) => percent(one.savingOnTime)),
		first('Months with deposit', (one) => `${one.monthsWithDeposit} / ${one.months}`),
		first('Repaid of due', (one) => percent(one.collectedOverDue)),
		{ block: 'decision', begins: words.say('dossier.corpus'), cells: [inFigures(report.corpus)] },
		{ block: 'decision', begins: 'Bank balance', cells: [inFigures(report.bank)] },
		more('Meetings closed that day', (one) => String(one.sealedOnTheDay)),
		more('Meetings entered later', (one) => String(one.enteredLate)),
		more('Longest gap, days', (one) => String(one.longestGapDays)),
		more('Cash and bank of corpus', (one) => percent(one.idleCash)),
		more('On loan of corpus', (one) => percent(one.onLoan)),
		more('Loans at risk', () => percent(report.portfolioAtRisk))
	];
}

/** Finds the row among lines whose cells are set apart by `between`. */
export function isPrinted({ begins, cells }: PrintedRow, lines: readonly string[], between: string): boolean {
	const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	const rest = cells.map(escaped);
	const row = new RegExp(
		`(?:^|[ /])${escaped(begins)}(?=[ :]|$).*(?:^|[ ])${rest.join(escaped(between))}(?=[ ]|$)`
	);
	return lines.some((line) => row.test(line));
}

function byRoot(amounts: Readonly<Record<string, Money>>): readonly (readonly [string, readonly Money[]])[] {
	const roots = new Map<string, Money[]>();
	for (const [account, amount] of Object.entries(amounts)) {
		const root = account.split('/')[0] ?? '';
		roots.set(root, [...(roots.get(root) ?? []), amount]);
	}
	return [...roots];
}

/** "92.3 %" of "0.923". */
const percent = (share: string | null): string =>
	share === null ? '–' : `${Math.round(Number(share) * 1000) / 10} %`;
