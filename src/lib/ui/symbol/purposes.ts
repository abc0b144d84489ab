import type { IconName } from '../icon/icon-names.ts';
import type { PictureName } from './symbols.ts';

/** What a loan can be for; the codes that stand in the book. A wording for each is `purpose.<code>`. */
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
	'oldDebt',
	'other'
] as const;
export type Purpose = (typeof purposes)[number];

export type PurposeArt = { readonly icon: IconName } | { readonly picture: PictureName };

export const purposeArt: Readonly<Record<Purpose, PurposeArt>> = {
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
	oldDebt: { icon: 'old-debt' },
	other: { icon: 'notes' }
};

export function isPurpose(code: string): code is Purpose {
	return purposes.some((purpose) => purpose === code);
}
