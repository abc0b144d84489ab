import { sum, zero, type Money } from '#money';
import type { DossierBlock, TableBlock } from './dossier-types.ts';
import type { PaperRow } from '../table-types.ts';
import { amountCell, amountCells, dayColumn, figureLine, moneyColumn, say } from '../context.ts';
import { sourceWord } from '../words.ts';
import type { DossierContext } from './context.ts';
import { purposeWord } from '../registers/words.ts';

/** Part 6: what is out with members, whose money it is, and what is late. */
export function loansPart(context: DossierContext): readonly DossierBlock[] {
	const {
		book: { state },
		figures
	} = context;
	const loans = [...state.loans.values()].filter((loan) => loan.outstanding > 0);
	const paidOff = state.loans.size - loans.length;
	return [
		{ kind: 'part', key: 'part 6', number: 6, title: 'dossier.part-loans' },
		{
			kind: 'text',
			key: 'paid-off',
			say: 'dossier.paid-off',
			values: () => ({ count: paidOff }),
			above: true
		},
		...(loans.length === 0
			? [{ kind: 'text', key: 'no-loans', say: 'dossier.no-loans' } satisfies DossierBlock]
			: [loansTable(context), sourcesTable(context)]),
		...(figures.all.repayment.ageing.outstanding === 0 ? [] : [ageingTable(context)])
	];
}

function loansTable({ book: { state }, figures, named }: DossierContext): TableBlock {
	const late = new Map(figures.all.repayment.overdue.map((line) => [line.loanId, line]));
	const loans = [...state.loans.values()]
		.filter((loan) => loan.outstanding > 0)
		.sort((one, other) => one.sequence - other.sequence);
	const rows = loans.map((loan): PaperRow => {
		const number = state.members.get(loan.memberId)?.number ?? 0;
		const overdue = late.get(loan.loanId);
		return {
			key: loan.loanId,
			kind: 'plain',
			cells: [
				named.member(loan.memberId, number),
				{ words: [sourceWord(loan.source)] },
				loan.purpose === null ? null : { words: [purposeWord(loan.purpose)] },
				{ day: loan.disbursedOn },
				...amountCells([loan.principal, loan.outstanding, overdue?.amount ?? zero]),
				overdue === undefined ? null : { text: String(overdue.days) }
			]
		};
	});
	const total = (all: readonly Money[]) => amountCell(sum(all));
	return {
		kind: 'table',
		key: 'loans',
		columns: [
			{ key: 'who', head: say('paper.member'), kind: 'words', width: 22 },
			{ key: 'source', head: say('register.by-source'), kind: 'words', width: 36 },
			{ key: 'purpose', head: say('paper.purpose'), kind: 'words' },
			dayColumn('day', 'paper.date'),
			moneyColumn('lent', say('dossier.given'), { carry: 'sum', width: 20 }),
			moneyColumn('left', say('dossier.left'), { carry: 'sum', width: 20 }),
			moneyColumn('overdue', say('dossier.overdue'), { carry: 'sum', width: 18 }),
			{ key: 'days', head: say('dossier.days'), kind: 'text', width: 12 }
		],
		sections: [
			{
				key: 'loans',
				heading: null,
				rows: [
					...rows,
					figureLine(
						'total',
						'total',
						say('paper.total'),
						total(loans.map(({ principal }) => principal)),
						total(loans.map(({ outstanding }) => outstanding)),
						total([...late.values()].map((line) => line.amount)),
						null
					)
				]
			}
		]
	};
}

function sourcesTable({ book: { state } }: DossierContext): TableBlock {
	const sources = [...new Set([...state.loans.values()].map(({ source }) => source))];
	const held = (source: string) =>
		sum([...state.loans.values()].filter((loan) => loan.source === source).map((loan) => loan.outstanding));
	return {
		kind: 'table',
		key: 'sources',
		together: true,
		columns: [
			{ key: 'source', head: say('register.by-source'), kind: 'words' },
			moneyColumn('left', say('dossier.left'), { width: 40 })
		],
		sections: [
			{
				key: 'sources',
				heading: null,
				rows: [
					...sources.map((source) =>
						figureLine('plain', source, { words: [sourceWord(source)] }, amountCell(held(source)))
					),
					figureLine('total', 'total', say('paper.total'), amountCell(sum(sources.map(held))))
				]
			}
		]
	};
}

function ageingTable({ figures }: DossierContext): TableBlock {
	const { ageing } = figures.all.repayment;
	return {
		kind: 'table',
		key: 'ageing',
		together: true,
		columns: (
			[
				['today', 'register.due-today'],
				['first', 'register.days-1-30'],
				['second', 'register.days-31-90'],
				['third', 'register.days-over90'],
				['all', 'dossier.overdue'],
				['risk', 'register.at-risk']
			] as const
		).map(([key, head]) => moneyColumn(key, say(head), { width: 30.5, zero: 'figure' })),
		sections: [
			{
				key: 'ageing',
				heading: null,
				rows: [
					{
						key: 'ageing',
						kind: 'plain',
						cells: amountCells([
							ageing.dueToday,
							ageing['1-30'],
							ageing['31-90'],
							ageing.over90,
							ageing.overdue,
							ageing.atRisk
						])
					}
				]
			}
		]
	};
}
