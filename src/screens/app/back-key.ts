import { closeLastSheet, lastWayBack } from '#ui/layout/ways-back.ts';

/** Navigation as SvelteKit announces it; `delta` counts history entries, negative for going back. */
interface ScreenChange {
	readonly type: string;
	readonly delta?: number | undefined;
	readonly cancel: () => void;
}

/**
 * Makes the phone's back key act like the screen's back arrow: it closes a sheet or goes one step back within the screen. Only where the arrow would
 * leave the screen does the browser go back in its history, so that the app can be left from its last screen.
 * @param onceMoved runs its callback after the next movement in the history
 * @returns function to call before each navigation; true if the screen stays
 */
export function backKey(
	history: Pick<History, 'back'>,
	onceMoved: (then: () => void) => void
): (navigation: ScreenChange) => boolean {
	/** True while the arrow's handler runs for the key: a goto in that time belongs to the key. */
	let isAsked = false;
	/** True when the arrow leaves the screen: the next popstate is the browser's own. */
	let passes = false;

	return ({ type, delta, cancel }) => {
		if (type === 'popstate' && passes) {
			passes = false;
			return false;
		}
		if (type === 'popstate') {
			const back = delta === -1 ? lastWayBack() : undefined;
			if (!closeLastSheet()) {
				if (back === undefined) return false;
				isAsked = true;
				setTimeout(() => (isAsked = false));
				back();
			}
			cancel();
			return true;
		}
		if (type !== 'goto' || !isAsked) return false;
		isAsked = false;
		passes = true;
		cancel();
		// Waits until the cancelled movement is undone: the browser drops one of two movements at once.
		onceMoved(() => history.back());
		return true;
	};
}
