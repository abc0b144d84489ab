/** Milliseconds from a touch: Android takes two within 300 for a double tap, and an unsteady finger is a little slower. */
const longest = 400;

/** Half of its side, in px: a second touch falls beside the first. */
const around = 24;

/** What can be touched in the header stands at one place on every screen; two steps back may follow each other quickly. */
const touched = 'button:not(header *), a[href]:not(header *), label:not(header *)';

/**
 * Keeps the place of a touch still where the touch has taken away what it met: the second touch of a double tap would fall on what
 * came to stand there, and answer a question that nobody has heard. What stays, like a key of the note pad, is touched as
 * quickly as the fingers go.
 *
 * @returns stops it
 */
export function keepsTouchedPlaceStill(page: Document): () => void {
	const clicked = (event: MouseEvent): void => {
		const met = event.target instanceof Element ? event.target.closest(touched) : null;
		// A key of a keyboard touches no place.
		if (met !== null && event.detail > 0) watchPlace(page, met, event);
	};
	page.addEventListener('click', clicked, { capture: true });
	return () => page.removeEventListener('click', clicked, { capture: true });
}

interface Point {
	readonly clientX: number;
	readonly clientY: number;
}

/** Looks at each picture that is drawn, since what a touch writes is written a moment later. */
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

/** The last one lies above all others. */
const openSheet = (page: Document): Element | undefined => [...page.querySelectorAll('dialog[open]')].at(-1);

/** Takes the touches of this place and does nothing with them. */
function cover(page: Document, { clientX, clientY }: Point, milliseconds: number): void {
	const still = page.createElement('div');
	still.dataset['still'] = '';
	const { style } = still;
	style.position = 'fixed';
	style.zIndex = '2147483647';
	style.width = style.height = `${2 * around}px`;
	style.left = `${clientX - around}px`;
	style.top = `${clientY - around}px`;
	// Outside an open sheet nothing takes touches.
	(openSheet(page) ?? page.body).append(still);
	setTimeout(() => still.remove(), milliseconds);
}
