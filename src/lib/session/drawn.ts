/** Resolves when what was decided is on the screen; where none is looked at, at once. */
export const drawn = (): Promise<void> =>
	new Promise((resolve) => {
		if (document.hidden) resolve();
		else requestAnimationFrame(() => setTimeout(resolve));
	});
