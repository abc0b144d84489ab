/** Drawings of `icon/svg` with every fill white: legible in a black-and-white copy of a copy. */
export const paperIcons = [
	'gullak-in',
	'tin-box',
	'box-in',
	'box-out',
	'meeting',
	'empty-mat',
	'sprout',
	'late-coin',
	'bank-counter',
	'box-to-bank',
	'bank-to-box',
	'wall',
	'woman-on-mat',
	'social-pot',
	'coins',
	'gullak-out',
	'pouring-pots'
] as const;
export type PaperIconName = (typeof paperIcons)[number];
