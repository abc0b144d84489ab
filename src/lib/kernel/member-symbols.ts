/**
 * Member symbols: everyday things that no party, faith or insult has taken, told apart in one colour at 6 mm
 * (the table of reserved symbols is checked again before each release). Those in the second list are
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

/**
 * Pairs that look alike in one colour at 24 px (above 0.60) or in outline (above 0.80); measured.
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
