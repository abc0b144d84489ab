/** Resolves when what was decided is on the screen; where none is looked at, or none any more, at once. */
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

/** Lets the page answer touches and draw; resolves when it is free again. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
