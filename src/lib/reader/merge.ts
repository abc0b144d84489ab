import type { Answer } from './answers.ts';

/** Merges two pictures of one page: equal answers are kept, an open one takes the other's value, different ones must be asked. */
export const merge = (first: readonly Answer[], second: readonly Answer[]): readonly Answer[] =>
	first.map((one) => {
		const other = second.find(({ row, field }) => row === one.row && field === one.field);
		if (other === undefined || other.value === null) return one;
		// A row that the member wants to discuss stays open, whatever a second picture shows.
		if (one.value === null) return one.why === 'she asks' ? one : other;
		return one.value === other.value
			? { ...one, sure: Math.max(one.sure, other.sure) }
			: { row: one.row, field: one.field, value: null, sure: 0, why: 'unsure dot' };
	});
