import type { MeetingPicture } from '../paper-types.ts';

/** Sums of a row in the order in which its pictures stand. */
export const sumsOfRow = ['saved', 'paid', 'other', 'lent', 'took', 'helped', 'got'] as const;
export type SumOfRow = (typeof sumsOfRow)[number];

/** She came or not, and no money of hers moved. */
export const isWithoutMoney = (meeting: MeetingPicture): boolean =>
	sumsOfRow.every((sum) => (meeting[sum] ?? 0) === 0);
