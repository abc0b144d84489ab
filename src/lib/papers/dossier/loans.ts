import { sum, zero, type Money } from '#money';
import type { Loan } from '#group';
import type { Ageing } from '#reports';
import type { MessageKey } from '#i18n';
import type { DossierBlock, TableBlock } from './dossier-types.ts';
import { codeWords } from '../code-words.ts';
import { amountCell, countCell, say, table } from '../context.ts';
import { tableBlock, textBlock, type DossierContext } from './context.ts';

/** Part 6: outstanding loans of members, their sources, and overdues. */
export function loansPart(context: DossierContext): readonly DossierBlock[] {
	const {
		book: { state },
		figures
	} = context;
	const loans = [...state.loans.values()].filter((loan) => loan.outstanding > 0);
	const paidOff = state.loans.size - loans.length;
	return [
		{ kind: 'part', key: 'part 6', number: 6, title: 'dossier.part-loans' },
		{ ...textBlock('paid-off', 'dossier.paid-off', () => ({ count: paidOff })), above: true },
		...(loans.length === 0
			? [textBlock('no-loans', 'dossier.no-loans')]
			: [loansTable(context), sourcesTable(context)]),
		...(figures.all.repayment.ageing.outstanding === 0 ? [] : [ageingTable(context)])
	];
}

function loansTable({ book: { state }, figures, words }: DossierContext): TableBlock {
	const late = new Map(figures.all.repayment.overdue.map((line) => [line.loanId, line]));
	const loans = [...state.loans.values()]
		.filter((loan) => loan.outstanding > 0)
		.sort((one, other) => one.sequence - other.sequence);
	const about = [
		table.column<Loan>('who', 'paper.member', 'words', ({ memberId }) => words.memberById(memberId), {
			width: 22
		}),
		table.column<Loan>(
			'source',
			'register.by-source',
			'words',
			({ source }) => say(codeWords.loanSources.word(source)),
			{ width: 36 }
		),
		table.column<Loan>('purpose', 'paper.purpose', 'words', ({ purpose }) =>
			purpose === null ? null : say(codeWords.purposes.word(purpose))
		),
		table.column<Loan>('day', 'paper.date', 'day', ({ disbursedOn }) => ({ day: disbursedOn }), {
			width: 23
		})
	];
	const money = [
		table.sum<Loan>('lent', 'dossier.given', ({ principal }) => principal, { carry: 'sum', width: 20 }),
		table.sum<Loan>('left', 'dossier.left', ({ outstanding }) => outstanding, { carry: 'sum', width: 20 }),
		table.sum<Loan>('overdue', 'dossier.overdue', ({ loanId }) => late.get(loanId)?.amount ?? zero, {
			carry: 'sum',
			width: 18
		}),
		table.column<Loan>(
			'days',
			'dossier.days',
			'text',
			({ loanId }) => {
				const overdue = late.get(loanId);
				return overdue === undefined ? null : countCell(overdue.days);
			},
			{ width: 12 }
		)
	];
	return tableBlock('loans', table.columns([...about, ...money]), [
		...loans.map((loan) => table.row(loan.loanId, ...table.cells([...about, ...money], loan))),
		table.total(...table.sums(money, loans))
	]);
}

function sourcesTable({ book: { state } }: DossierContext): TableBlock {
	const sources = [...new Set([...state.loans.values()].map(({ source }) => source))];
	const held = (source: string) =>
		sum([...state.loans.values()].filter((loan) => loan.source === source).map((loan) => loan.outstanding));
	return tableBlock(
		'sources',
		[
			{ key: 'source', head: say('register.by-source'), kind: 'words' },
			table.money('left', say('dossier.left'), { width: 40 })
		],
		[
			...sources.map((source) =>
				table.row(source, say(codeWords.loanSources.word(source)), amountCell(held(source)))
			),
			table.total(amountCell(sum(sources.map(held))))
		],
		{ together: true }
	);
}

const ageingColumn = (key: string, head: MessageKey, of: (ageing: Ageing) => Money) =>
	table.sum(key, head, of, { width: 30.5, zero: 'figure' });

const ageingColumns = [
	ageingColumn('today', 'register.due-today', ({ dueToday }) => dueToday),
	ageingColumn('first', 'register.days-1-30', (ageing) => ageing['1-30']),
	ageingColumn('second', 'register.days-31-90', (ageing) => ageing['31-90']),
	ageingColumn('third', 'register.days-over90', ({ over90 }) => over90),
	ageingColumn('all', 'dossier.overdue', ({ overdue }) => overdue),
	ageingColumn('risk', 'register.at-risk', ({ atRisk }) => atRisk)
];

const ageingTable = ({ figures }: DossierContext): TableBlock =>
	tableBlock(
		'ageing',
		table.columns(ageingColumns),
		[table.row('ageing', ...table.cells(ageingColumns, figures.all.repayment.ageing))],
		{ together: true }
	);
