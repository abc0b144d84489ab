import type { Purpose } from '#state';
import type { IconName } from '#ui/icon/icon-names.ts';
import type { PictureName } from '#ui/symbol/symbols.ts';

/** Things of the village say what a loan is for. */
export const purposePicture: Readonly<Partial<Record<Purpose, PictureName>>> = {
	health: 'pill',
	seed: 'seedling',
	animal: 'water-buffalo',
	school: 'books',
	house: 'brick',
	food: 'cooked-rice',
	wedding: 'bouquet',
	tailoring: 'thread',
	phone: 'mobile-phone'
};

/** Where a drawing of our own says it. */
export const purposeIcon: Readonly<Partial<Record<Purpose, IconName>>> = {
	shop: 'shop',
	oldDebt: 'old-debt',
	other: 'coins'
};
