import { readFileSync, writeFileSync } from 'node:fs';
import { figureOf, format, short, type Line } from './table.ts';

export function saveLines(path: string, lines: readonly Line[]): void {
	writeFileSync(path, `${JSON.stringify(lines, null, '\t')}\n`);
}

/** Figures saved by an earlier run. */
export function readLines(path: string): readonly Line[] {
	return JSON.parse(readFileSync(path, 'utf8')) as readonly Line[];
}

/**
 * Table of both runs: the figure compared with its budget then and now, and now ÷ then. Ratios measured within one machine
 * can be compared across machines, times only on the same one.
 */
export function comparison(before: readonly Line[], after: readonly Line[]): string {
	const heading = format('', 'where', 'before', 'after', 'after ÷ before', 'budget');
	const rows = after.flatMap((line) => {
		const then = before.find(({ name, where }) => name === line.name && where === line.where);
		if (then === undefined) return [];
		const [was, is] = [figureOf(then), figureOf(line)];
		const budget = line.budget === undefined ? '–' : `≤ ${String(line.budget)}`;
		return [format(line.name, line.where, short(was), short(is), short(is / was), budget)];
	});
	return [heading, ...rows].join('\n');
}
