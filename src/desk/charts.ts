import type * as Plots from '@observablehq/plot';
import type { SqlRow } from './facts-store.ts';

/** Charts of the month as SVG without a script. The only user input in them is names of districts and blocks, as SVG text. */

/** Chart library and DOM: larger than the whole program, so loaded on demand. */
export interface Drawing {
	readonly Plot: typeof Plots;
	readonly document: Document;
}

export async function openDrawing(): Promise<Drawing> {
	const Plot = await import('@observablehq/plot');
	const { JSDOM } = await import('jsdom');
	return { Plot, document: new JSDOM('').window.document };
}

const ink = { paper: '#fffdf8', text: '#33302b', cloth: '#9b2d20', leaf: '#4c7a5b', grain: '#d9a441' };

const svg = ({ Plot, document }: Drawing, options: Plots.PlotOptions): string =>
	Plot.plot({
		...{ document, width: 760, height: 210, marginLeft: 52, marginRight: 84 },
		style: {
			fontFamily: 'inherit',
			fontSize: '12px',
			color: ink.text,
			background: 'none',
			overflow: 'visible'
		},
		...options
	}).outerHTML;

const dayOf = (value: unknown): Date => new Date(`${String(value)}T00:00:00Z`);
const months: Plots.ScaleOptions = { type: 'utc', label: null, ticks: 6, tickFormat: '%b %Y' };

/** @param unit rupees for each step of the scale, with its word */
export function trendChart(
	draw: Drawing,
	rows: readonly SqlRow[],
	unit: { readonly minor: number; readonly word: string }
): string {
	const { Plot } = draw;
	const lines = (['savings', 'loans_out'] as const).flatMap((what) =>
		rows.map((row) => ({ what, month: dayOf(row['asked']), amount: Number(row[what] ?? 0) / unit.minor }))
	);
	const named = { savings: 'saved in all', loans_out: 'out on loan' };
	return svg(draw, {
		x: months,
		y: { grid: true, label: unit.word, zero: true, nice: true },
		color: { domain: ['savings', 'loans_out'], range: [ink.leaf, ink.cloth] },
		marks: [
			Plot.areaY(
				lines.filter(({ what }) => what === 'savings'),
				{ x: 'month', y: 'amount', fill: ink.leaf, fillOpacity: 0.15 }
			),
			Plot.lineY(lines, { x: 'month', y: 'amount', z: 'what', stroke: 'what', strokeWidth: 2 }),
			Plot.text(
				lines,
				Plot.selectLast({
					x: 'month',
					y: 'amount',
					z: 'what',
					text: (one: (typeof lines)[number]) => named[one.what],
					fill: 'what',
					textAnchor: 'start',
					dx: 6,
					fontWeight: 'bold'
				})
			)
		]
	});
}

export const ages = ['over90', 'd31_90', 'd1_30'] as const;

/** Outstanding loans by the age of their arrears, stacked; the longest overdue at the bottom. */
export function ageingChart(draw: Drawing, rows: readonly SqlRow[]): string {
	const parts = rows.flatMap((row) =>
		ages.map((age) => ({ age, month: dayOf(row['asked']), part: Number(row[age] ?? 0) }))
	);
	return svg(draw, {
		x: months,
		y: { grid: true, percent: true, label: '% of what is out', nice: true },
		color: { domain: [...ages], range: [ink.cloth, '#d9813f', '#efd39a'] },
		marks: [
			draw.Plot.rectY(parts, {
				x: 'month',
				y: 'part',
				fill: 'age',
				interval: 'month',
				order: [...ages],
				insetLeft: 1,
				insetRight: 1
			}),
			draw.Plot.ruleY([0])
		]
	});
}

/** Each block as a point; its size grows with the number of groups. */
export function blocksChart(draw: Drawing, rows: readonly SqlRow[]): string {
	const { Plot } = draw;
	const blocks = rows.map((row) => ({
		name: String(row['block']),
		part: Number(row['par30'] ?? 0),
		groups: Number(row['groups'])
	}));
	return svg(draw, {
		...{ height: 56 + 20 * blocks.length, marginLeft: 190, marginTop: 48 },
		x: { grid: true, percent: true, label: '% at risk over 30 days', zero: true, nice: true, axis: 'top' },
		y: { domain: blocks.map(({ name }) => name), label: null, tickSize: 0 },
		r: { range: [2, 8], domain: [0, Math.max(1, ...blocks.map(({ groups }) => groups))] },
		marks: [
			Plot.ruleY(blocks, { y: 'name', x1: 0, x2: 'part', stroke: ink.cloth, strokeOpacity: 0.35 }),
			Plot.dot(blocks, { y: 'name', x: 'part', r: 'groups', fill: ink.cloth }),
			Plot.text(blocks, {
				y: 'name',
				x: 'part',
				text: (one: (typeof blocks)[number]) => (one.groups === 1 ? '1 group' : `${one.groups} groups`),
				textAnchor: 'start',
				dx: 12,
				fill: ink.text,
				fillOpacity: 0.7
			})
		]
	});
}

/** Histogram of groups by tenths of the sum due. */
export function regularChart(draw: Drawing, rows: readonly SqlRow[]): string {
	const bars = Array.from({ length: 10 }, (_, at) => ({
		tenth: `${10 * at}–${10 * at + 10}`,
		groups: Number(rows.find((row) => Math.round(Number(row['tenth']) * 10) === at)?.['groups'] ?? 0)
	}));
	return svg(draw, {
		height: 190,
		marginBottom: 44,
		marginTop: 26,
		x: { domain: bars.map(({ tenth }) => tenth), label: '% of savings that meetings asked for' },
		y: { grid: true, label: 'groups', nice: true },
		marks: [
			draw.Plot.barY(bars, { x: 'tenth', y: 'groups', fill: ink.leaf, inset: 1 }),
			draw.Plot.text(bars, {
				x: 'tenth',
				y: 'groups',
				text: (one: (typeof bars)[number]) => (one.groups === 0 ? '' : String(one.groups)),
				dy: -7,
				fill: ink.text
			})
		]
	});
}
