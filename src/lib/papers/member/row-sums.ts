import type { MeetingPicture } from '../paper-types.ts';

/** Sums of a row in the order in which its pictures stand. */
export const sumsOfRow = ['saved', 'paid', 'other', 'lent', 'took', 'helped', 'got'] as const;
export type SumOfRow = (typeof sumsOfRow)[number];

/** The picture of each, on her page and on its paper. */
export const pictureOfSum = {
	saved: 'gullak-in',
	paid: 'box-in',
	other: 'coins',
	lent: 'box-out',
	took: 'gullak-out',
	helped: 'social-pot',
	got: 'pouring-pots'
} as const satisfies Readonly<Record<SumOfRow, string>>;

/** She came or not, and no money of hers moved. */
export const isWithoutMoney = (meeting: MeetingPicture): boolean =>
	sumsOfRow.every((sum) => (meeting[sum] ?? 0) === 0);
