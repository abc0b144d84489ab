/** Resolves after the next paint; resolves at once in a hidden page or without a browser. */
export const drawn = (): Promise<void> =>
	new Promise((resolve) => {
		const seen = (): void => {
			document.removeEventListener('visibilitychange', seen);
			resolve();
		};
		if (document.hidden) {
			seen();
			return;
		}
		document.addEventListener('visibilitychange', seen);
		requestAnimationFrame(() => setTimeout(seen));
	});

/** Yields to the event loop, so that the page can handle input and paint. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
