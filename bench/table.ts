import type { Bound, Measured } from './frame.ts';

export interface Line {
	readonly name: string;
	/** Place of the run: 'node', '1×', '6×'. */
	readonly where: string;
	readonly unit: string;
	readonly measured: Measured;
	readonly budget: number | undefined;
	readonly aim: number | undefined;
}

export const line = (
	row: { readonly name: string; readonly budget: Bound; readonly aim: Bound },
	where: string,
	unit: string,
	measured: Measured
): Line => {
	const speed = where === '6×' ? 'slow' : 'normal';
	return { name: row.name, where, unit, measured, budget: row.budget[speed], aim: row.aim[speed] };
};

export const heading = format('', 'where', 'reference', 'subject', 'ratio', 'budget', 'aim', '');

export const isOver = (line: Line): boolean => line.budget !== undefined && figureOf(line) > line.budget;

export function show(line: Line): string {
	const { subject, reference, yardstick } = line.measured;
	const reached = line.aim !== undefined && figureOf(line) <= line.aim;
	return format(
		line.name,
		line.where,
		reference === null ? '–' : `${short(reference)} ${line.unit}`,
		`${short(subject)} ${line.unit}`,
		reference === null && yardstick === undefined ? '–' : short(figureOf(line)),
		line.budget === undefined ? '–' : `≤ ${line.budget}`,
		line.aim === undefined ? '–' : String(line.aim),
		isOver(line) ? 'over' : reached ? 'aim reached' : ''
	);
}

/** The figure compared with the budget: the ratio, or without a reference the figure, with times converted to the usual machine. */
export const figureOf = ({ measured: { subject, reference, yardstick = 1 } }: Line): number =>
	reference === null ? subject * yardstick : subject / reference;

export const short = (figure: number): string => (figure >= 100 ? figure.toFixed(0) : figure.toPrecision(3));

export function format(name: string, ...cells: readonly string[]): string {
	return [name.padEnd(52), ...cells.map((cell) => cell.padStart(10))].join(' ').trimEnd();
}
