import type { Purpose } from '#papers/code-words.ts';
import type { Art } from './art.ts';

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
