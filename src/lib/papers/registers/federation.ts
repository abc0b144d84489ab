import { calendarMonths } from '#kernel';
import { descriptionIn, type GroupDescription } from '#group';
import type { Money } from '#money';
import type { FederationReport } from '#reports';
import type { MessageKey } from '#i18n';
import type { PaperCell, PaperLeaf, PaperRow, PaperSection } from '../table-types.ts';
import { monthCell } from '../books/cash.ts';
import { amountCell, say, table, type BookLeaves, type BooksContext } from '../context.ts';
import { asPercent } from './demand.ts';

/** Returns one page for each month of the period since the founding, by the group's calendar. */
export function federationLeaves({ reports, events, currency, period, book }: BooksContext): BookLeaves {
	const { foundedOn } = book.state;
	const report = calendarMonths(period.from, period.to, book.months)
		.filter(({ to }) => foundedOn === null || to >= foundedOn)
		.map(({ month }) => reports.federationReport(events, { currency, month, until: period.to }));
	const { codes } = descriptionIn(events);
	return { report, leaves: report.map((month) => monthLeaf(month, codes)) };
}

function monthLeaf(report: FederationReport, codes: GroupDescription['codes']): PaperLeaf {
	return {
		key: report.month,
		of: monthCell(report.month),
		isOfOwnTime: true,
		columns: [
			table.words('account.particulars'),
			{ key: 'figure', head: say('register.figure'), kind: 'text', width: 30 },
			table.money('amount', say('account.amount'), { width: 36, zero: 'figure' })
		],
		sections: [
			...codesSection(codes),
			livingSection(report),
			savingsSection(report),
			loansSection(report),
			cashSection(report),
			otherSection(report)
		]
	};
}

const sumRow = (word: MessageKey, held: Money): PaperRow =>
	table.row(word, say(word), null, amountCell(held));

/** Builds a line of several figures. */
function counts(key: string, ...of: readonly (readonly [MessageKey, number | string])[]): PaperRow {
	const line = of.flatMap(([word, value], place): readonly PaperCell[] => [
		...(place === 0 ? [] : [{ text: '·' }]),
		say(word),
		{ text: String(value) }
	]);
	return { key, kind: 'note', cells: [{ line }] };
}

/** A term of a sum: sign, label and amount, as in "+ received" or "= closing balance". */
type Part = readonly [sign: '' | '+' | '−' | '=', word: MessageKey, held: Money];

/** Builds the rows of a sum without terms of zero; only the last row if all are zero. @param of the subject, if the heading does not name it */
function course(key: string, of: MessageKey | null, ...all: readonly Part[]): readonly PaperRow[] {
	const parts = all.every(([, , held]) => held === 0) ? all.slice(-1) : all;
	return parts.flatMap(([sign, word, held], place): PaperRow[] => {
		if (held === 0 && place > 0 && sign !== '=') return [];
		const label: readonly PaperCell[] = [
			...(place === 0 && of !== null ? [say(of), { text: ':' }] : []),
			...(sign === '' ? [] : [{ text: sign }]),
			say(word)
		];
		const kind = sign === '=' ? 'sub' : 'plain';
		return [{ key: `${key} ${String(place)}`, kind, cells: [{ line: label }, null, amountCell(held)] }];
	});
}

/** Returns the codes of the group in other systems; nothing if the book has none. */
function codesSection({ nrlm, federation }: GroupDescription['codes']): readonly PaperSection[] {
	const known = [
		['dossier.nrlm-code', nrlm],
		['dossier.federation-code', federation]
	] as const;
	const codes = known.flatMap(([word, code]) => (code === undefined ? [] : [[word, code] as const]));
	return codes.length === 0 ? [] : [{ key: 'codes', heading: null, rows: [counts('codes', ...codes)] }];
}

function livingSection({ meetings, attendance, members }: FederationReport): PaperSection {
	return table.section('meetings', 'paper.meeting', [
		counts(
			'held',
			['register.meetings-due', meetings.due],
			['register.meetings-held', meetings.held],
			['paper.entered-late', meetings.enteredLate],
			['register.attendance-percent', attendance === null ? '–' : asPercent(attendance)]
		),
		counts(
			'members',
			['register.members-before', members.before],
			['register.members-joined', members.joined],
			['register.members-left', members.left],
			['register.members-now', members.now]
		)
	]);
}

function savingsSection({ savings }: FederationReport): PaperSection {
	return table.section('savings', 'paper.savings', [
		...course(
			'course',
			null,
			['', 'account.opening-balance', savings.opening],
			['+', 'register.saved', savings.saved],
			['+', 'register.added', savings.added],
			['−', 'register.taken-out', savings.withdrawn],
			['=', 'account.closing-balance', savings.closing]
		),
		sumRow('register.saved-voluntary', savings.voluntary)
	]);
}

function loansSection({ loans }: FederationReport): PaperSection {
	const { demand, ageing } = loans;
	return table.section('loans', 'account.account-loans', [
		counts('count', ['register.loans-number', loans.number], ['register.borrowers', loans.borrowers]),
		...course(
			'course',
			null,
			['', 'account.opening-balance', loans.opening],
			['+', 'paper.loan-given', loans.given],
			['+', 'paper.money-top-up', loans.toppedUp],
			['+', 'paper.brought', loans.broughtIn],
			['−', 'register.repaid', loans.repaid],
			['−', 'register.given-up', loans.givenUp],
			['=', 'paper.loan-left', loans.outstanding]
		),
		sumRow('paper.interest', loans.interest),
		sumRow('register.came-back', loans.recovered),
		...course(
			'demand',
			null,
			['', 'register.demand', demand.principalDemand],
			['−', 'register.collected', demand.principalCollected],
			['=', 'register.unpaid', demand.principalUnpaid]
		),
		...course(
			'register.ageing',
			'register.ageing',
			['', 'register.days-1-30', ageing['1-30']],
			['+', 'register.days-31-90', ageing['31-90']],
			['+', 'register.days-over90', ageing.over90],
			['=', 'paper.total', ageing.overdue]
		),
		sumRow('register.due-today', ageing.dueToday),
		table.row(
			'register.portfolio-at-risk',
			say('register.portfolio-at-risk'),
			{ text: asPercent(ageing.portfolioAtRisk) },
			null
		)
	]);
}

function cashSection({
	cash,
	borrowings,
	socialFund,
	socialFundLent,
	vulnerabilityFund,
	heldForOthers,
	deposits
}: FederationReport): PaperSection {
	return table.section('cash', 'register.cash-and-bank', [
		...course(
			'course',
			null,
			['', 'account.opening-balance', cash.opening],
			['+', 'paper.received', cash.in],
			['−', 'paper.paid', cash.out],
			['=', 'account.closing-balance', cash.closing]
		),
		sumRow('account.in-box', cash.box),
		sumRow('account.in-bank', cash.bank),
		...course(
			'account.account-borrowings',
			'account.account-borrowings',
			['', 'account.opening-balance', borrowings.opening],
			['+', 'paper.received', borrowings.received],
			['+', 'register.charged', borrowings.charged],
			['−', 'register.repaid', borrowings.repaid],
			['−', 'register.credited', borrowings.credited],
			['=', 'account.closing-balance', borrowings.outstanding]
		),
		...course(
			'register.social-fund',
			'register.social-fund',
			['', 'account.opening-balance', socialFund.opening],
			['+', 'paper.received', socialFund.in],
			['−', 'paper.paid', socialFund.out],
			['=', 'account.closing-balance', socialFund.closing]
		),
		...(socialFundLent === 0 ? [] : [sumRow('register.fund-lent', socialFundLent)]),
		...rareCourse('paper.money-vulnerability-fund', vulnerabilityFund),
		...(vulnerabilityFund.lent === 0
			? []
			: [table.row('lent-to-neediest', say('register.fund-lent'), null, amountCell(vulnerabilityFund.lent))]),
		...rareCourse('account.account-held-for-others', heldForOthers),
		...rareCourse('account.account-deposits', deposits, 'register.deposited', 'register.taken-back')
	]);
}

/** Returns the rows of a fund that few groups have, or nothing if it has neither balance nor movements. */
const rareCourse = (
	head: MessageKey,
	of: FederationReport['socialFund'],
	into: MessageKey = 'paper.received',
	out: MessageKey = 'paper.paid'
): readonly PaperRow[] =>
	Object.values(of).every((amount) => amount === 0)
		? []
		: course(
				head,
				head,
				['', 'account.opening-balance', of.opening],
				['+', into, of.in],
				['−', out, of.out],
				['=', 'account.closing-balance', of.closing]
			);

function otherSection(report: FederationReport): PaperSection {
	return table.section('other', 'register.other-figures', [
		sumRow('paper.fine', report.finesPaid),
		sumRow('register.fees-and-income', report.feesAndIncome),
		sumRow('register.expenses', report.expenses),
		...course(
			'corpus',
			null,
			['', 'paper.savings', report.savings.closing],
			['+', 'account.surplus', report.surplus],
			['+', 'paper.money-revolving-fund', report.revolvingFund],
			['+', 'account.account-grants', report.grants],
			['=', 'paper.corpus', report.corpus]
		)
	]);
}
