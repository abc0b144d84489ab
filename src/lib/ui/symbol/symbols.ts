import { type MemberSymbol, memberSymbols } from '#kernel';
import type { MemberFace, Words } from '#i18n';

/** The nine of the picture code, in their fixed place on the pad: '1' is egg, '9' is thread. Never member symbols. */
export const codePictures = [
	'egg',
	'flatbread',
	'glass-of-milk',
	'honey-pot',
	'soap',
	'leafy-green',
	'swan',
	'cooked-rice',
	'thread'
] as const;
export type CodePicture = (typeof codePictures)[number];

const sealOnly = [
	'snail',
	'frog',
	'crab',
	'ewe',
	'camel',
	'potato',
	'garlic',
	'pear',
	'mushroom',
	'toothbrush',
	'window',
	'socks',
	'safety-pin',
	'pencil',
	'bread'
] as const;

/** The 64 of the seal code, by number 0 to 63. The order is for ever: it is written into passbooks. */
export const sealPictures = [...memberSymbols, ...codePictures, ...sealOnly] as const;
export type SealPicture = (typeof sealPictures)[number];

/** What a loan can be for, where a drawing of ours does not say it. */
export const purposePictures = [
	'pill',
	'seedling',
	'water-buffalo',
	'books',
	'brick',
	'bouquet',
	'mobile-phone'
] as const;

/** Everything that is drawn in colour from the sprite that every screen has. */
export const colourPictures = [...memberSymbols, ...codePictures, ...purposePictures] as const;

/** Things and reasons of the lists in `codes.ts`, in a sprite of their own that only their screens fetch. */
export const thingPictures = [
	'tent',
	'pot-of-food',
	'balance-scale',
	'chair',
	'baby-bottle',
	'adhesive-bandage',
	'wilted-flower',
	'office-building',
	'hot-beverage',
	'notebook',
	'memo',
	'luggage'
] as const;
export type ThingPicture = (typeof thingPictures)[number];

export type PictureName = MemberSymbol | SealPicture | (typeof purposePictures)[number] | ThingPicture;

/** How many colours a ring can have. Over twenty women they repeat: colour never identifies alone. */
export const ringColours = 8;

/** Ring colour of a member, 1 to 8. @param number her number in the group, from 1 */
export function ringColour(number: number): number {
	return ((number - 1) % ringColours) + 1;
}

export function isPictureName(name: string): name is PictureName {
	return pictureNames.has(name);
}

export function isThingPicture(name: PictureName): name is ThingPicture {
	return thingPictures.some((picture) => picture === name);
}

const pictureNames: ReadonlySet<string> = new Set([...sealPictures, ...purposePictures, ...thingPictures]);

/** The ring as a colour of the style sheet. */
export const ringOf = (colour: number): string => `var(--ring-${colour})`;

/** The thread of a book in the colour of its group; on its red boards the red one is white. */
export const threadOf = (colour: number): string => (colour === 1 ? '#fff' : ringOf(colour));

/** What stands for her on a paper with names: hers; of a woman without one what her symbol is called, in brackets. */
export function nameOnPaper({ name, symbol }: MemberFace, words: Words): string | null {
	if (name !== undefined) return name;
	return isPictureName(symbol) ? `(${words.say(`picture.symbol-${symbol}`)})` : null;
}
