import { signsOfLife } from './signs-of-life.ts';

/** A phone that is never idle gets on with what can wait after this many milliseconds all the same. */
const busyAtMost = 5_000;

/** Resolves when the phone has nothing else to do: the app itself comes first. */
export const untilIdle = (): Promise<void> =>
	new Promise((resolve) => {
		if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: busyAtMost });
		else setTimeout(resolve, busyAtMost);
	});

/** Whoever has just touched will touch again. */
const quietFor = 3_000;

/** Resolves when nobody has touched the screen for three seconds, and the phone has nothing else to do. */
export async function untilQuiet(): Promise<void> {
	const touches = new AbortController();
	await new Promise<void>((resolve) => {
		let waiting = setTimeout(resolve, quietFor);
		const touched = (): void => {
			clearTimeout(waiting);
			waiting = setTimeout(resolve, quietFor);
		};
		for (const sign of signsOfLife)
			addEventListener(sign, touched, { capture: true, passive: true, signal: touches.signal });
	});
	touches.abort('quiet');
	await untilIdle();
}
