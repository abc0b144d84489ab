const screen = /\/src\/[^?]*\.svelte$/;

/**
 * The app is drawn on the phone alone (`ssr`, src/routes/+layout.ts). Kit builds its screens for a server all the same and throws that away, a third of
 * the time of a build: that server gets empty ones.
 */
export function noScreensOnServer() {
	return {
		name: 'no-screens-on-server',
		apply: /** @type {const} */ ('build'),
		enforce: /** @type {const} */ ('pre'),
		/** @param {string} id @param {{ ssr?: boolean }} [options] */
		load: (id, options) => (options?.ssr && screen.test(id) ? 'export default () => undefined;' : null)
	};
}
