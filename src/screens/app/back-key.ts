import { closeLastSheet, lastWayBack } from '#ui/layout/ways-back.ts';

/** What Kit says before it navigates; `delta` counts entries of the history, below zero backwards. */
interface ScreenChange {
	readonly type: string;
	readonly delta?: number | undefined;
	readonly cancel: () => void;
}

/**
 * The back key of the phone does what the arrow of the screen does: it closes a sheet, or goes one step back in the screen. Only where
 * the arrow would leave the screen the browser goes back in its history, so that the last screen of the app can still be left.
 *
 * @param history the browser's, and where it says that it has moved
 * @returns what is asked before each navigation: whether the screen stays
 */
export function backKey(
	history: Pick<History, 'back'>,
	onceMoved: (then: () => void) => void
): (navigation: ScreenChange) => boolean {
	/** The arrow's way was taken for the key; a goto that comes of it is the key's. */
	let isAsked = false;
	/** The arrow leaves the screen: the next movement is the browser's own. */
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
		// The movement that was taken back comes first: of two at once the browser forgets one.
		onceMoved(() => history.back());
		return true;
	};
}
