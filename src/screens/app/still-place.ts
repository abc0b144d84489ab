/** Milliseconds from a touch: Android's double tap is two touches within 300, and an unsteady finger is a little slower. */
const longest = 400;

/** Half the side of the guarded square in px: a second touch falls beside the first. */
const around = 24;

/** Controls outside the header: those in the header keep their place on every screen, and two steps back may follow each other quickly. */
const touched = 'button:not(header *), a[href]:not(header *), label:not(header *)';

/**
 * Ignores touches at the place of a touch whose control has gone: the second touch of a double tap would fall on the control that replaced it, and
 * answer a question that nobody has heard. A control that stays, like a key of the note pad, accepts touches at any speed.
 * @returns function that removes the listener
 */
export function keepsTouchedPlaceStill(page: Document): () => void {
	const clicked = (event: MouseEvent): void => {
		const met = event.target instanceof Element ? event.target.closest(touched) : null;
		// A click from the keyboard has no place.
		if (met !== null && event.detail > 0) watchPlace(page, met, event);
	};
	page.addEventListener('click', clicked, { capture: true });
	return () => page.removeEventListener('click', clicked, { capture: true });
}

interface Point {
	readonly clientX: number;
	readonly clientY: number;
}

/** Checks in every animation frame, since an entry is written a moment after its touch. */
function watchPlace(page: Document, met: Element, at: Point): void {
	const until = performance.now() + longest;
	const look = (): void => {
		const left = until - performance.now();
		if (left <= 0) return;
		if (standsAt(page, met, at)) requestAnimationFrame(look);
		else cover(page, at, left);
	};
	requestAnimationFrame(look);
}

function standsAt(page: Document, met: Element, { clientX: x, clientY: y }: Point): boolean {
	if (!met.isConnected) return false;
	const sheet = openSheet(page);
	if (sheet !== undefined && !sheet.contains(met)) return false;
	const { left, right, top, bottom } = met.getBoundingClientRect();
	return left <= x && x <= right && top <= y && y <= bottom;
}

/** Finds the topmost open sheet, which is the last one in the document. */
const openSheet = (page: Document): Element | undefined => [...page.querySelectorAll('dialog[open]')].at(-1);

/** Puts an element over this place that ignores touches. */
function cover(page: Document, { clientX, clientY }: Point, milliseconds: number): void {
	const still = page.createElement('div');
	still.dataset['still'] = '';
	const { style } = still;
	style.position = 'fixed';
	style.zIndex = '2147483647';
	style.width = style.height = `${2 * around}px`;
	style.left = `${clientX - around}px`;
	style.top = `${clientY - around}px`;
	// Elements outside an open modal sheet get no touches.
	(openSheet(page) ?? page.body).append(still);
	setTimeout(() => still.remove(), milliseconds);
}
