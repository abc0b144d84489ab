import type { Fault } from './rules.ts';
import type { Sums } from './sums.ts';

/** Px of a note or coin in a sum, on every screen: one size is learned once. */
export const noteOfSum = 27;
export const mostCards = 3;

/** How far two edges that belong together may lie apart, in px. */
const edgeHair = 1.5;

export function oneNoteSize({ notes }: Sums): readonly Fault[] {
	const other = [
		...new Set(
			notes.filter((height) => Math.abs(height - noteOfSum) > 0.5).map((height) => Math.round(height))
		)
	];
	return other.length === 0 ? [] : [{ rule: 'notes', what: `notes ${other.join(', ')} px high` }];
}

export function fewCards({ cards }: Sums): readonly Fault[] {
	return cards.length > mostCards
		? [{ rule: 'cards', what: `${cards.length}: ${cards.map(({ text }) => text).join(' · ')}` }]
		: [];
}

/** The numerals of a screen end at one x, those of a list too, and notes end below their numeral. */
export function aligned({ cards, columns }: Sums): readonly Fault[] {
	const faults: Fault[] = [];
	const apart = (edges: readonly number[]) => Math.max(...edges) - Math.min(...edges) > edgeHair;
	const rounded = (edges: readonly number[]) => [...new Set(edges.map(Math.round))].join(', ');
	for (const edges of [cards.map(({ right }) => right), ...columns])
		if (edges.length > 1 && apart(edges))
			faults.push({ rule: 'aligned', what: `numerals end at ${rounded(edges)}` });
	for (const { text, right, notesRight } of cards)
		if (notesRight !== null && Math.abs(notesRight - right) > edgeHair)
			faults.push({
				rule: 'aligned',
				what: `notes of ${text} end ${Math.round(right - notesRight)} px before it`
			});
	return faults;
}
