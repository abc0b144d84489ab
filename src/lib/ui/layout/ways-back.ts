/** What the arrow in the header of the screen does; of two that stand there for a moment, the newer one's is last. */
const ways: (() => void)[] = [];

/** @returns how to say that the screen is gone */
export function offersWayBack(back: () => void): () => void {
	ways.push(back);
	return () => void ways.splice(ways.lastIndexOf(back), 1);
}

/** What the screen's own arrow would do; undefined where it has none. */
export const lastWayBack = (): (() => void) | undefined => ways.at(-1);

/** How the sheets that are open are closed, the last one at the end. */
const open: (() => void)[] = [];

/** @returns how to say that it is gone */
export function sheetIsOpen(close: () => void): () => void {
	open.push(close);
	return () => void open.splice(open.lastIndexOf(close), 1);
}

/** The back key of the phone leaves the page alone while a sheet lies over it. @returns whether there was one to close */
export function closeLastSheet(): boolean {
	const close = open.at(-1);
	close?.();
	return close !== undefined;
}
