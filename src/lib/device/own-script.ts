/**
 * The address of a script of our own, in the form that Trusted Types ask for (svelte.config.js, `trusted-types`).
 * Workers and the service worker are made from it; an address of another origin is refused.
 */
export function ownScript(address: string | URL): string {
	const url = new URL(address, location.href);
	if (url.origin !== location.origin) throw new TypeError('A script of another origin is never started.');
	policy ??= window.trustedTypes?.createPolicy('bahi-own-script', { createScriptURL: (text) => text });
	return policy?.createScriptURL(url.href) ?? url.href;
}

/** Starts one of the app's own scripts as a worker. They are classic scripts, as all of the built app are; the server of a developer has modules. */
export function createStartWorker(): (address: string) => Worker {
	return (address) => new Worker(ownScript(address), { type: import.meta.env.DEV ? 'module' : 'classic' });
}

// This TypeScript's DOM has no Trusted Types yet, and its workers take a string where browsers take both forms.
declare global {
	interface Window {
		readonly trustedTypes?: { readonly createPolicy: (name: string, rules: Policy) => Policy };
	}
}

interface Policy {
	readonly createScriptURL: (address: string) => string;
}

/** Made once: the browser refuses a second policy of the same name. */
let policy: Policy | undefined;
