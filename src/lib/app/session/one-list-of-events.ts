import type { GroupEvent } from '#group';
import type { Position } from './write-plan.ts';

type Events = readonly GroupEvent[];

/**
 * Puts the events of sealed pages and of open rows into one list, the same list for the same two: whoever reads a book for reports
 * keeps what it read by the list, so that all pages and papers of an evening read the book once.
 */
export function oneListOfEvents(): (sealed: Events, rows: Position['rows']) => Events {
	let last: { readonly sealed: Events; readonly rows: Position['rows']; readonly all: Events } | null = null;
	return (sealed, rows) => {
		if (last?.sealed !== sealed || last.rows !== rows)
			last = { sealed, rows, all: [...sealed, ...rows.flatMap(({ events }) => events)] };
		return last.all;
	};
}
