import type { Money } from '#money';
import type { FederationReport } from '#reports';
import type { MessageKey } from '#i18n';
import type { PaperCell, PaperLeaf, PaperRow, PaperSection } from '../table-types.ts';
import { monthCell } from '../books/cash.ts';
import {
	amount,
	equation,
	moneyColumn,
	say,
	wordsColumn,
	type BookPaper,
	type BooksContext
} from '../context.ts';
import { percentOf } from './demand.ts';

/** One page for each calendar month of the period. */
export function federationPaper(context: BooksContext): BookPaper {
	const { reports, events, currency, period } = context;
	const report = monthsOf(period.from, period.to).map((month) =>
		reports.federationReport(events, { currency, month })
	);
	const leaves = report.map(monthLeaf);
	return {
		report,
		paper: { title: 'paper.register-federation', size: 'a4', ...period, leaves, tight: true }
	};
}

/** "2025-04", "2025-05", … */
function monthsOf(from: string, to: string): readonly string[] {
	const [first, last] = [placeOf(from), placeOf(to)];
	return Array.from({ length: last - first + 1 }, (_, step) => {
		const place = first + step;
		return `${String(Math.floor(place / 12))}-${String((place % 12) + 1).padStart(2, '0')}`;
	});
}

const placeOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

function monthLeaf(report: FederationReport): PaperLeaf {
	return {
		key: report.month,
		of: monthCell(report.month),
		isOfOwnTime: true,
		columns: [
			wordsColumn('paper.particulars'),
			{ key: 'figure', head: say('paper.figure'), kind: 'text', width: 30 },
			moneyColumn('amount', say('paper.amount'), { width: 36, zero: 'figure' })
		],
		sections: [
			livingSection(report),
			savingsSection(report),
			loansSection(report),
			cashSection(report),
			otherSection(report)
		]
	};
}

function figure(word: MessageKey, value: number | string): PaperRow {
	return { key: word, kind: 'plain', cells: [say(word), { text: String(value) }, null] };
}

function sumRow(word: MessageKey, held: Money): PaperRow {
	return { key: word, kind: 'plain', cells: [say(word), null, amount(held)] };
}

function section(key: string, heading: PaperCell, rows: readonly PaperRow[]): PaperSection {
	return { key, heading, rows: rows.map((row) => ({ ...row, key: `${key} ${row.key}` })) };
}

/** Figures on one line. */
function counts(key: string, ...of: readonly (readonly [MessageKey, number | string])[]): PaperRow {
	const line = of.flatMap(([word, value], place): readonly PaperCell[] => [
		...(place === 0 ? [] : [{ text: '·' }]),
		say(word),
		{ text: String(value) }
	]);
	return { key, kind: 'note', cells: [{ line }] };
}

/** An equation that says first what it is of. */
function courseOf(word: MessageKey, ...parts: readonly (readonly [string, MessageKey, Money])[]): PaperRow {
	const row = equation(word, ...parts);
	return { ...row, cells: [{ line: [say(word), { text: ':' }, ...row.cells] }] };
}

function livingSection({ meetings, attendance, members }: FederationReport): PaperSection {
	return section('meetings', say('paper.meeting'), [
		counts(
			'held',
			['paper.meetings-due', meetings.due],
			['paper.meetings-held', meetings.held],
			['paper.entered-late', meetings.enteredLate],
			['paper.attendance-percent', attendance === null ? '–' : percentOf(attendance)]
		),
		counts(
			'members',
			['paper.members-before', members.before],
			['paper.members-joined', members.joined],
			['paper.members-left', members.left],
			['paper.members-now', members.now]
		)
	]);
}

function savingsSection({ savings }: FederationReport): PaperSection {
	return section('savings', say('paper.savings'), [
		equation(
			'course',
			['', 'paper.opening-balance', savings.opening],
			['+', 'paper.saved', savings.saved],
			['+', 'paper.added', savings.added],
			['−', 'paper.taken-out', savings.withdrawn],
			['=', 'paper.closing-balance', savings.closing]
		),
		sumRow('paper.saved-voluntary', savings.voluntary)
	]);
}

function loansSection({ loans }: FederationReport): PaperSection {
	const { demand, ageing } = loans;
	return section('loans', say('paper.account-loans'), [
		counts('count', ['paper.loans-number', loans.number], ['paper.borrowers', loans.borrowers]),
		equation(
			'course',
			['', 'paper.opening-balance', loans.opening],
			['+', 'paper.loan-given', loans.given],
			['+', 'paper.money-top-up', loans.toppedUp],
			['+', 'paper.brought', loans.broughtIn],
			['−', 'paper.repaid', loans.repaid],
			['−', 'paper.given-up', loans.givenUp],
			['=', 'paper.loan-left', loans.outstanding]
		),
		sumRow('paper.interest', loans.interest),
		sumRow('paper.came-back', loans.recovered),
		equation(
			'demand',
			['', 'paper.demand', demand.principalDemand],
			['−', 'paper.collected', demand.principalCollected],
			['=', 'paper.unpaid', demand.principalUnpaid]
		),
		courseOf(
			'paper.ageing',
			['', 'paper.due-today', ageing.dueToday],
			['+', 'paper.days-1-30', ageing['1-30']],
			['+', 'paper.days-31-90', ageing['31-90']],
			['+', 'paper.days-over90', ageing.over90],
			['=', 'paper.total', ageing.overdue]
		),
		figure('paper.portfolio-at-risk', percentOf(ageing.portfolioAtRisk))
	]);
}

function cashSection({ cash, borrowings, socialFund }: FederationReport): PaperSection {
	return section('cash', say('paper.cash-and-bank'), [
		equation(
			'course',
			['', 'paper.opening-balance', cash.opening],
			['+', 'paper.received', cash.in],
			['−', 'paper.paid', cash.out],
			['=', 'paper.closing-balance', cash.closing]
		),
		sumRow('paper.in-box', cash.box),
		sumRow('paper.in-bank', cash.bank),
		courseOf(
			'paper.account-borrowings',
			['', 'paper.opening-balance', borrowings.opening],
			['+', 'paper.received', borrowings.received],
			['+', 'paper.charged', borrowings.charged],
			['−', 'paper.repaid', borrowings.repaid],
			['=', 'paper.closing-balance', borrowings.outstanding]
		),
		courseOf(
			'paper.social-fund',
			['', 'paper.opening-balance', socialFund.opening],
			['+', 'paper.received', socialFund.in],
			['−', 'paper.paid', socialFund.out],
			['=', 'paper.closing-balance', socialFund.closing]
		)
	]);
}

function otherSection(report: FederationReport): PaperSection {
	return section('other', say('paper.other-figures'), [
		sumRow('paper.fine', report.finesPaid),
		sumRow('paper.fees-and-income', report.feesAndIncome),
		sumRow('paper.expenses', report.expenses),
		equation(
			'corpus',
			['', 'paper.savings', report.savings.closing],
			['+', 'paper.surplus', report.surplus],
			['+', 'paper.money-revolving-fund', report.revolvingFund],
			['+', 'paper.account-grants', report.grants],
			['=', 'paper.corpus', report.corpus]
		)
	]);
}
