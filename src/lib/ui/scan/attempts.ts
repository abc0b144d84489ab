/** One more look at the same picture. */
export interface Attempt {
	/** How much larger it is drawn. */
	readonly scale: number;
	/** Radians by which it is turned. */
	readonly turn: number;
}

/**
 * Looks at one still picture, in order, until one is read. The decoder finds a code that is held at a slant from some
 * sides and not from others; bench row "photographed prints" counts what is left.
 */
export const attempts: readonly Attempt[] = [
	{ scale: 1, turn: 0 },
	{ scale: 1, turn: 0.4 },
	{ scale: 1, turn: -0.4 },
	{ scale: 1.5, turn: -0.7 },
	{ scale: 0.7, turn: 0 },
	{ scale: 1.5, turn: 0.2 },
	{ scale: 1.2, turn: 0.8 },
	{ scale: 2, turn: 0 }
];
