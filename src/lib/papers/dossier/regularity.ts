import type { MonthFigures } from '#reports';
import type { MessageKey } from '#i18n';
import type { Chart, DossierBlock } from './dossier-types.ts';
import type { PaperRow } from '../table-types.ts';
import { amountCell, moneyColumn, say } from '../context.ts';
import { asPercent } from '../registers/demand.ts';
import { percent, type DossierContext } from './context.ts';
import { moreFigures } from './more-figures.ts';

/** Part 5: the five rules month by month, as figures and as a small chart each, and what an officer asks beside them. */
export function regularityPart(context: DossierContext): readonly DossierBlock[] {
	const { reports, events, currency, on, figures } = context;
	const months = reports.monthFigures(events, { currency, on });
	return [
		{ kind: 'part', key: 'part 5', number: 5, title: 'dossier.part-regularity' },
		{ kind: 'charts', key: 'charts', charts: chartsOf(months) },
		{
			kind: 'table',
			key: 'months',
			together: true,
			columns: [
				{ key: 'month', head: say('account.month'), kind: 'text' },
				{ key: 'held', head: say('dossier.held-due'), kind: 'text', width: 15 },
				{ key: 'came', head: say('dossier.attendance'), kind: 'text', width: 18 },
				{ key: 'saved', head: say('dossier.on-time'), kind: 'text', width: 17 },
				moneyColumn('savings', say('dossier.savings-in-all'), { width: 23 }),
				moneyColumn('deposited', say('dossier.deposited'), { width: 21 }),
				moneyColumn('out', say('dossier.out'), { width: 22 }),
				{ key: 'repaid', head: say('dossier.repaid-of-due'), kind: 'text', width: 17 },
				moneyColumn('corpus', say('dossier.corpus'), { width: 23 })
			],
			sections: [{ key: 'months', heading: null, rows: months.map(monthRow) }]
		},
		moreFigures(figures)
	];
}

function monthRow(month: MonthFigures): PaperRow {
	const { meetingsHeld, meetingsDue, attendance, savingOnTime, savings, deposited, onLoan, corpus } = month;
	return {
		key: month.month,
		kind: 'plain',
		cells: [
			{ text: shortMonth(month.month) },
			{ text: `${String(meetingsHeld)} / ${String(meetingsDue)}` },
			{ text: percent(attendance) },
			{ text: percent(savingOnTime) },
			amountCell(savings),
			amountCell(deposited),
			amountCell(onLoan),
			{ text: percent(month.collectedShare) },
			amountCell(corpus)
		]
	};
}

function chartsOf(months: readonly MonthFigures[]): readonly Chart[] {
	const most = Math.max(0, ...months.map(({ deposited }) => deposited));
	const ofShares = (title: MessageKey, of: (month: MonthFigures) => number | null): Chart => ({
		key: title,
		title: say(title),
		unit: { text: '%' },
		columns: months.map((month) => {
			const share = of(month);
			// The figure of the table below.
			const value = share === null ? null : { percent: Number(asPercent(String(share))) };
			return { label: month.month.slice(-2), share, value };
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
			columns: months.map(({ month, deposited }) => ({
				label: month.slice(-2),
				share: most === 0 ? 0 : deposited / most,
				value: { money: deposited }
			}))
		},
		ofShares('dossier.chart-lending', ({ onLoanShare }) => number(onLoanShare)),
		ofShares('dossier.chart-repayment', ({ collectedShare }) => number(collectedShare))
	];
}

const number = (share: string | null): number | null => (share === null ? null : Number(share));

/** "11-2026"; "2083/08" by Bikram Sambat, as its days are written. */
function shortMonth(month: string): string {
	const [year, of] = [month.slice(-7, -3), month.slice(-2)];
	return month.startsWith('bs-') ? `${year}/${of}` : `${of}-${year}`;
}
