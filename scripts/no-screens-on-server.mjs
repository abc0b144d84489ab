const screen = /\/src\/[^?]*\.svelte$/;

/**
 * The app is rendered on the client only (`ssr`, src/routes/+layout.ts). Kit still builds its screens for a server and discards the result, a third of
 * the build time: this plugin gives that build empty ones.
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
