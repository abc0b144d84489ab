import { type MemberSymbol, memberSymbols } from '#kernel';
import type { MemberFace, Words } from '#i18n';

/** The nine pictures of the picture code, in their fixed place on the pad: '1' is egg, '9' is thread. Never member symbols. */
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

/** The 64 pictures of the seal code, by number 0 to 63. The order must never change: passbooks contain it. */
export const sealPictures = [...memberSymbols, ...codePictures, ...sealOnly] as const;
export type SealPicture = (typeof sealPictures)[number];

/** Purposes of a loan for which there is no drawing of ours. */
export const purposePictures = [
	'pill',
	'seedling',
	'water-buffalo',
	'books',
	'brick',
	'bouquet',
	'mobile-phone'
] as const;

/** Pictures of the colour sprite, which every screen loads. */
export const colourPictures = [...memberSymbols, ...codePictures, ...purposePictures] as const;

/** Things and reasons of the lists in `codes.ts`, in a sprite of their own that only their screens load. */
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

/** Number of ring colours. Beyond that they repeat: colour never identifies a member alone. */
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

/** CSS variable of a ring colour. */
export const ringOf = (colour: number): string => `var(--ring-${colour})`;

/** Thread of a book in the colour of its group; red becomes white on the red cover. */
export const threadOf = (colour: number): string => (colour === 1 ? '#fff' : ringOf(colour));

/** A member's name on a paper with names; without one, the name of her symbol in brackets. */
export function nameOnPaper({ name, symbol }: MemberFace, words: Words): string | null {
	if (name !== undefined) return name;
	return isPictureName(symbol) ? `(${words.say(`picture.symbol-${symbol}`)})` : null;
}
