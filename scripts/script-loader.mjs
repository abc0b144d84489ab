/**
 * Script loader of the app, for the page and for workers that share its scripts. They are classic scripts, because browsers do not cache compiled
 * modules for an offline page (ADR 0051). This function is written into every page and worker as text, so it uses no outer variable.
 *
 * @param {(Window & typeof globalThis) & { importScripts?: (address: string) => void }} page or the worker's global scope
 * @param {string} place path of the folder of all scripts
 * @returns {(name: string) => Promise<unknown>} fetches a script and its dependencies, runs them, and returns its exports. Rejects with
 *   a TypeError, like `import()`, if one cannot be fetched or is no script of the app; the next call retries
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

	/** Called by each script with its name, its dependencies, and its code as a function. */
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
			// An HTML page served instead of the script also fires `load`, but registers nothing.
			const done = () => {
				const script = scripts.get(name);
				if (script) resolve(script);
				else reject(new TypeError(`Failed to fetch dynamically imported module: ${url}`));
			};
			if (scripts.has(name)) return done();
			const address = /** @type {string} */ (policy?.createScriptURL(name) ?? url);
			// A worker runs a script synchronously, so all its dependencies are there before its first message.
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
