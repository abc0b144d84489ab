/** A phone that is never idle gets on with what can wait after this many milliseconds all the same. */
const busyAtMost = 5_000;

/** Resolves when the phone has nothing else to do: the app itself comes first. */
export const untilIdle = (): Promise<void> =>
	new Promise((resolve) => {
		if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: busyAtMost });
		else setTimeout(resolve, busyAtMost);
	});
