/** What the arrow in the header of the screen does; of two that stand there for a moment, the newer one's is last. */
const ways: (() => void)[] = [];

/** @returns how to say that the screen is gone */
export function offersWayBack(back: () => void): () => void {
	ways.push(back);
	return () => void ways.splice(ways.lastIndexOf(back), 1);
}

/** What the screen's own arrow would do; undefined where it has none. */
export const lastWayBack = (): (() => void) | undefined => ways.at(-1);
