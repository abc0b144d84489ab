import type { Art } from './art.ts';

/**
 * What a loan can be for; the codes that stand in the book. A wording for each is `purpose.<code>`. A debt to a
 * moneylender is a purpose of its own: it is what a group frees its women from first.
 */
export const purposes = [
	'health',
	'seed',
	'animal',
	'shop',
	'school',
	'house',
	'food',
	'wedding',
	'tailoring',
	'phone',
	'moneylender',
	'oldDebt',
	'other'
] as const;
export type Purpose = (typeof purposes)[number];

export const purposeArt: Readonly<Record<Purpose, Art>> = {
	health: { picture: 'pill' },
	seed: { picture: 'seedling' },
	animal: { picture: 'water-buffalo' },
	shop: { icon: 'shop' },
	school: { picture: 'books' },
	house: { picture: 'brick' },
	food: { picture: 'cooked-rice' },
	wedding: { picture: 'bouquet' },
	tailoring: { picture: 'thread' },
	phone: { picture: 'mobile-phone' },
	moneylender: { icon: 'moneylender' },
	oldDebt: { icon: 'old-debt' },
	other: { icon: 'notes' }
};

export function isPurpose(code: string): code is Purpose {
	return purposes.some((purpose) => purpose === code);
}
