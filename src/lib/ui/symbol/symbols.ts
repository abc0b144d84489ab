/**
 * Member symbols: everyday things that no party, faith or insult has taken, told apart in one colour at 6 mm
 * (screens.md d; the table of reserved symbols is checked again before each release). Those in the second list are
 * used by a small party somewhere: allowed, offered last.
 */
const offeredFirst = [
	'watermelon',
	'pineapple',
	'coconut',
	'grapes',
	'tomato',
	'eggplant',
	'carrot',
	'onion',
	'peanuts',
	'parrot',
	'peacock',
	'fish',
	'turtle',
	'rabbit',
	'goat',
	'horse',
	'chipmunk',
	'butterfly',
	'feather',
	'sunflower',
	'hibiscus',
	'rainbow',
	'droplet',
	'cloud-with-rain',
	'yarn',
	'sewing-needle',
	'mirror',
	'ring',
	'sari',
	'teapot',
	'spoon',
	'flute',
	'door'
] as const;

const offeredLast = ['mango', 'hot-pepper', 'duck', 'honeybee', 'balloon', 'wheel', 'auto-rickshaw'] as const;

export const memberSymbols = [...offeredFirst, ...offeredLast] as const;
export type MemberSymbol = (typeof memberSymbols)[number];

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

/**
 * Pairs that look alike in one colour at 24 px (above 0.60) or in outline (above 0.80); measured, screens.md d.
 * A group that has one is not offered the other.
 */
const lookAlikes: readonly (readonly [MemberSymbol, MemberSymbol])[] = [
	['droplet', 'teapot'],
	['watermelon', 'teapot'],
	['droplet', 'watermelon'],
	['onion', 'mirror'],
	['coconut', 'hibiscus'],
	['watermelon', 'eggplant'],
	['coconut', 'rabbit'],
	['carrot', 'rainbow']
];

/** Symbols that nobody has, and with which nobody could be mistaken for another, best first. */
export function symbolsToOffer(taken: readonly string[]): readonly MemberSymbol[] {
	return symbolsNotIn(taken).filter((symbol) => lookAlikeOf(symbol, taken) === null);
}

/** Symbols that nobody has, best first, also those that look like one of them. */
export const symbolsNotIn = (taken: readonly string[]): readonly MemberSymbol[] =>
	memberSymbols.filter((symbol) => !taken.includes(symbol));

/** The symbol of these that this one would be mistaken for. */
export function lookAlikeOf(symbol: string, taken: readonly string[]): MemberSymbol | null {
	const others = lookAlikes.flatMap(([one, other]) =>
		one === symbol ? [other] : other === symbol ? [one] : []
	);
	return others.find((other) => taken.includes(other)) ?? null;
}

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
