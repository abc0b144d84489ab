/**
 * Gives the app its scripts, in the page and in a worker that shares them. They are classic scripts: of a module the browser keeps no compiled
 * code for a page without a network (ADR 0051). This function is written into every page and worker as text, so it uses nothing from outside itself.
 *
 * @param {(Window & typeof globalThis) & { importScripts?: (address: string) => void }} page or what a worker has in its place
 * @param {string} place where all scripts lie, as the path of an address
 * @returns {(name: string) => Promise<unknown>} fetches a script and what it needs, runs them, and gives what it exports. Fails with
 *   a TypeError, as `import()` does, where one cannot be fetched or is no script of the app; the next call tries again
 */
export function makeLoader(page, place) {
	/**
	 * @typedef {(exports: object, require: (name: string) => object, load: typeof loadScript, meta: { url: string }) => void} Body
	 * @typedef {{ needs: readonly string[], body: Body }} Script
	 */

	const policy = page.trustedTypes?.createPolicy('bahi-script-loader', {
		createScriptURL: (name) => place + name
	});
	/** @type {Map<string, Script>} */
	const scripts = new Map();
	/** @type {Map<string, Promise<void>>} */
	const fetched = new Map();
	/** @type {Map<string, object>} */
	const exported = new Map();

	/** Each script calls this with its name, those that must run before it, and its text as a function. */
	Object.defineProperty(page, 'bahiScript', {
		value: (/** @type {string} */ name, /** @type {readonly string[]} */ needs, /** @type {Body} */ body) =>
			void scripts.set(name, { needs, body })
	});

	/** @returns {Promise<void>} */
	const fetchAll = (/** @type {string} */ name) => {
		const fetching =
			fetched.get(name) ??
			fetchOne(name)
				.then((script) => Promise.all(script.needs.map(fetchAll)))
				.then(
					() => undefined,
					(error) => {
						fetched.delete(name);
						throw error;
					}
				);
		fetched.set(name, fetching);
		return fetching;
	};

	/** @returns {Promise<Script>} */
	const fetchOne = (/** @type {string} */ name) =>
		new Promise((resolve, reject) => {
			const url = place + name;
			// A page in place of the script is loaded too, and then says nothing of itself.
			const done = () => {
				const script = scripts.get(name);
				if (script) resolve(script);
				else reject(new TypeError(`Failed to fetch dynamically imported module: ${url}`));
			};
			if (scripts.has(name)) return done();
			const address = /** @type {string} */ (policy?.createScriptURL(name) ?? url);
			// A worker runs a script before the next line, so all that it needs is there before the first message to it.
			if (page.importScripts) {
				page.importScripts(address);
				return done();
			}
			const script = page.document.createElement('script');
			script.src = address;
			script.onload = done;
			script.onerror = done;
			page.document.head.append(script);
		});

	const run = (/** @type {string} */ name) => {
		const known = exported.get(name);
		if (known) return known;
		const exports = {};
		const { body } = /** @type {Script} */ (scripts.get(name));
		body(exports, run, loadScript, { url: page.location.origin + place + name });
		exported.set(name, exports);
		return exports;
	};

	const loadScript = (/** @type {string} */ name) => fetchAll(name).then(() => run(name));
	return loadScript;
}
