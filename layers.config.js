/**
 * Which module may import which, and which npm packages it may touch.
 * Order matters: a module may only name modules listed above it, so a cycle cannot be written down.
 * ESLint and tests/architecture/layers.test.ts both read this table.
 *
 * @typedef {{ may: readonly string[]; packages: readonly string[]; pure: boolean }} Layer
 * @type {Record<string, Layer>}
 */
export const layers = {
	kernel: { may: [], packages: [], pure: true },
	voice: { may: ['kernel'], packages: [], pure: true },
	money: { may: ['kernel'], packages: ['decimal.js'], pure: true },
	ledger: { may: ['kernel', 'money'], packages: [], pure: true },
	group: { may: ['kernel', 'money', 'ledger'], packages: ['valibot'], pure: true },
	reports: { may: ['kernel', 'money', 'ledger', 'group'], packages: [], pure: true },
	app: {
		may: ['kernel', 'voice', 'money', 'ledger', 'group', 'reports'],
		packages: ['papaparse', 'valibot'],
		pure: true
	},
	device: { may: ['kernel', 'voice', 'app'], packages: ['workbox-window'], pure: false },
	vault: { may: ['kernel', 'app'], packages: ['@noble/curves', '@noble/hashes', 'hash-wasm'], pure: false },
	storage: { may: ['kernel', 'voice', 'app'], packages: ['dexie'], pure: false },
	i18n: { may: ['kernel', 'voice', 'money'], packages: [], pure: false },
	ui: { may: ['kernel', 'money', 'i18n'], packages: ['svelte', '~icons', 'qr'], pure: false },
	state: {
		may: ['kernel', 'voice', 'money', 'ledger', 'group', 'reports', 'app', 'i18n', 'ui'],
		packages: ['svelte'],
		pure: false
	},
	boot: {
		may: ['kernel', 'money', 'group', 'app', 'device', 'vault', 'storage', 'i18n', 'state'],
		packages: [],
		pure: false
	}
};

/** Screens are not a module: they read state and draw ui. Only the root layout may also see boot. */
export const screenLayer = { may: ['state', 'ui', 'i18n', 'kernel', 'money'], rootLayoutMay: ['boot'] };
