/** One way to decode the same picture. */
export interface Attempt {
	/** Scale factor. */
	readonly scale: number;
	/** Rotation in radians. */
	readonly turn: number;
}

/**
 * Attempts at one still picture, in order, until one succeeds. The decoder finds a slanted code at some rotations
 * and not at others; bench row "photographed prints" counts the remaining failures.
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
