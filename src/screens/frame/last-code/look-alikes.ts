/** How many pictures a seal draws from. */
const all = 64;
/** How many are shown for each of its three places. */
const shown = 9;

/**
 * The right picture among eight others, in the order of the list. Always the same eight for one seal and place: with other ones at each
 * try, the picture that comes again would be the right one.
 *
 * @param hash of the record, hex
 * @param place 0 to 2
 */
export function lookAlikes(right: number, hash: string, place: number): readonly number[] {
	const chance = Number.parseInt(hash.slice(place * 8, place * 8 + 8), 16);
	// Odd, so that its multiples go through all 64 before one comes again.
	const step = ((chance >>> 6) % (all / 2)) * 2 + 1;
	const others = Array.from({ length: all }, (_, turn) => (chance + turn * step) % all);
	const chosen = others.filter((other) => other !== right).slice(0, shown - 1);
	return [...chosen, right].sort((one, other) => one - other);
}
