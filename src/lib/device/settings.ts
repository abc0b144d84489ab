import type { Settings } from '#app';

/** localStorage; where it is forbidden, choices last as long as the page. */
export function createSettings(): Settings {
	const kept = new Map<string, string>();
	return {
		read: (name) => {
			try {
				return localStorage.getItem(`bahi.${name}`);
			} catch {
				return kept.get(name) ?? null;
			}
		},
		write: (name, value) => {
			kept.set(name, value);
			try {
				localStorage.setItem(`bahi.${name}`, value);
			} catch {
				// A phone that forbids storage keeps the choice until the page is closed.
			}
		}
	};
}
