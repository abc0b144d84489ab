/** Back actions of the mounted screens; during a transition two are mounted, the newer one last. */
const ways: (() => void)[] = [];

/** @returns unregisters the screen */
export function offersWayBack(back: () => void): () => void {
	ways.push(back);
	return () => void ways.splice(ways.lastIndexOf(back), 1);
}

/** The back action of the current screen; undefined without one. */
export const lastWayBack = (): (() => void) | undefined => ways.at(-1);

/** Close actions of the open sheets, the topmost last. */
const open: (() => void)[] = [];

/** @returns unregisters the sheet */
export function sheetIsOpen(close: () => void): () => void {
	open.push(close);
	return () => void open.splice(open.lastIndexOf(close), 1);
}

/** Closes the topmost sheet, so that the phone's back key does not leave the page below it. @returns true if there was one */
export function closeLastSheet(): boolean {
	const close = open.at(-1);
	close?.();
	return close !== undefined;
}
