/**
 * Symbols of members: everyday things that are not the sign of a party or a religion nor an insult, and distinguishable in one colour at 6 mm. The
 * table of reserved election symbols is checked again before each release. The second list has symbols of small parties: allowed, offered last.
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
 * Measured pairs that look alike in one colour at 24 px (similarity above 0.60) or in outline (above 0.80). A group that uses one is not offered the
 * other.
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

/** Unused symbols that do not look like a used one, best first. */
export function symbolsToOffer(taken: readonly string[]): readonly MemberSymbol[] {
	return symbolsNotIn(taken).filter((symbol) => lookAlikeOf(symbol, taken) === null);
}

/** Unused symbols, best first, including those that look like a used one. */
export const symbolsNotIn = (taken: readonly string[]): readonly MemberSymbol[] =>
	memberSymbols.filter((symbol) => !taken.includes(symbol));

/** Returns the used symbol that this one looks like; null if there is none. */
export function lookAlikeOf(symbol: string, taken: readonly string[]): MemberSymbol | null {
	const others = lookAlikes.flatMap(([one, other]) =>
		one === symbol ? [other] : other === symbol ? [one] : []
	);
	return others.find((other) => taken.includes(other)) ?? null;
}
