import { monthNameOf } from '#kernel';
import { subtract, zero } from '#money';
import type { MonthFigures, Panchasutra, PanchasutraByWindow } from '#reports';
import type { MessageKey } from '#i18n';
import type { Chart, DossierBlock, TableBlock } from './dossier-types.ts';
import type { PaperRow } from '../table-types.ts';
import { amountCell, amountCells, dayColumn, figureLine, moneyColumn, say } from '../context.ts';
import { asPercent } from '../registers/demand.ts';
import type { DossierContext } from './context.ts';
import { moreFigures } from './more-figures.ts';

/** Part 5: the five rules month by month, as figures and as a small chart each, and what an officer asks beside them. */
export function regularityPart(context: DossierContext): readonly DossierBlock[] {
	const { reports, events, currency, on, figures } = context;
	const months = reports.monthFigures(events, { currency, on });
	return [
		{ kind: 'part', key: 'part 5', number: 5, title: 'dossier.part-regularity' },
		{ kind: 'charts', key: 'charts', charts: chartsOf(months, context) },
		monthsTable(months, figures),
		moreFigures(figures)
	];
}

/** What stood at the end of each month, what it was to bring and brought, and the sums of it that stand on page 1. */
function monthsTable(months: readonly MonthFigures[], { last6, last12 }: PanchasutraByWindow): TableBlock {
	const before = months[0]?.dueBefore ?? zero;
	const total = (key: 'last6' | 'last12', { repayment: { due, collected } }: Panchasutra) =>
		figureLine(
			'total',
			key,
			say(`dossier.${key}`),
			// What was given up in that time was not paid, though no month after it asks for it.
			...amountCells([due, collected, subtract(due, collected)]),
			null
		);
	return {
		kind: 'table',
		key: 'months',
		together: true,
		tight: true,
		columns: [
			dayColumn('month', 'dossier.month-to'),
			{ key: 'held', head: say('dossier.held-due'), kind: 'text', width: 19 },
			moneyColumn('savings', say('dossier.savings-in-all'), { width: 21 }),
			moneyColumn('deposited', say('dossier.deposited'), { width: 20 }),
			moneyColumn('out', say('dossier.out'), { width: 20 }),
			moneyColumn('due', say('register.demand'), { width: 20 }),
			moneyColumn('collected', say('register.collected'), { width: 20 }),
			moneyColumn('unpaid', say('register.unpaid'), { width: 21, carry: 'last' }),
			moneyColumn('corpus', say('dossier.corpus'), { width: 20 })
		],
		sections: [
			{
				key: 'months',
				heading: null,
				rows: [
					...(before === 0
						? []
						: [
								figureLine('plain', 'before', say('dossier.due-before'), amountCell(before), null, null, null)
							]),
					...months.map(monthRow),
					total('last12', last12),
					total('last6', last6)
				]
			}
		]
	};
}

/** Shares of meetings, women and repayments stand above the bars. */
function monthRow(month: MonthFigures): PaperRow {
	const { to, meetingsHeld, meetingsDue, savings, deposited, onLoan, fellDue, collected, unpaid, corpus } =
		month;
	return {
		key: to,
		kind: 'plain',
		cells: [
			{ day: to },
			{ text: `${String(meetingsHeld)} / ${String(meetingsDue)}` },
			...amountCells([savings, deposited, onLoan, fellDue, collected, unpaid, corpus])
		]
	};
}

function chartsOf(months: readonly MonthFigures[], { book }: DossierContext): readonly Chart[] {
	const labelOf = ({ to }: MonthFigures): string => monthNameOf(to, book.months).slice(-2);
	const most = Math.max(0, ...months.map(({ deposited }) => deposited));
	const ofShares = (title: MessageKey, of: (month: MonthFigures) => number | null): Chart => ({
		key: title,
		title: say(title),
		unit: { text: '%' },
		columns: months.map((month) => {
			const share = of(month);
			const value = share === null ? null : { percent: Number(asPercent(String(share))) };
			return { label: labelOf(month), share, value };
		})
	});
	return [
		ofShares('dossier.chart-meetings', ({ meetingsHeld, meetingsDue }) =>
			meetingsDue === 0 ? null : meetingsHeld / meetingsDue
		),
		ofShares('dossier.attendance', ({ attendance }) => number(attendance)),
		ofShares('dossier.saving', ({ savingOnTime }) => number(savingOnTime)),
		{
			key: 'dossier.chart-deposits',
			title: say('dossier.chart-deposits'),
			unit: null,
			columns: months.map((month) => ({
				label: labelOf(month),
				share: most === 0 ? 0 : month.deposited / most,
				value: { money: month.deposited }
			}))
		},
		ofShares('dossier.chart-lending', ({ onLoanShare }) => number(onLoanShare)),
		ofShares('dossier.chart-repayment', ({ collectedShare }) => number(collectedShare))
	];
}

const number = (share: string | null): number | null => (share === null ? null : Number(share));
