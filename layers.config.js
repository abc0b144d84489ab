/**
 * Which module may import which, and which npm packages it may touch.
 * Order matters: a module may only name modules listed above it, so a cycle cannot be written down.
 * tests/architecture/layers.test.ts reads this table, and oxlint who is pure.
 *
 * `may` names modules; `pure` modules are handed time, chance and storage, and know no screen; of an `open` module each file is
 * a face of its own, and there is no index.
 *
 * @typedef {{ may: readonly string[]; packages: readonly string[]; pure: boolean; open?: boolean }} Layer
 * @type {Record<string, Layer>}
 */
export const layers = {
	kernel: { may: [], packages: [], pure: true },
	voice: { may: ['kernel'], packages: [], pure: true },
	money: { may: ['kernel'], packages: ['decimal.js'], pure: true },
	i18n: { may: ['kernel', 'voice', 'money'], packages: [], pure: true },
	ledger: { may: ['kernel', 'money'], packages: [], pure: true },
	group: { may: ['kernel', 'money', 'ledger'], packages: ['valibot'], pure: true },
	reports: { may: ['kernel', 'money', 'ledger', 'group'], packages: [], pure: true },
	papers: {
		may: ['kernel', 'money', 'i18n', 'ledger', 'group', 'reports'],
		packages: ['papaparse', 'write-excel-file'],
		pure: true,
		open: true
	},
	reader: { may: ['kernel', 'money', 'papers'], packages: ['qr'], pure: true, open: true },
	app: {
		may: ['kernel', 'voice', 'money', 'ledger', 'group', 'reports'],
		packages: ['valibot'],
		pure: true
	},
	spreadsheet: {
		may: ['kernel', 'money', 'ledger', 'group', 'reports', 'app'],
		packages: ['papaparse', 'valibot'],
		pure: true,
		open: true
	},
	device: { may: ['kernel', 'voice', 'app', 'spreadsheet'], packages: [], pure: false },
	vault: {
		may: ['kernel', 'app'],
		packages: ['@noble/curves', '@noble/hashes', 'hash-wasm', 'shamir-secret-sharing'],
		pure: false
	},
	storage: { may: ['kernel', 'voice', 'app'], packages: ['dexie'], pure: false },
	ui: {
		may: ['kernel', 'money', 'i18n', 'papers'],
		packages: ['svelte', '~icons', 'qr'],
		pure: false,
		open: true
	},
	session: {
		may: [
			'kernel',
			'voice',
			'money',
			'i18n',
			'ledger',
			'group',
			'reports',
			'papers',
			'reader',
			'app',
			'spreadsheet',
			'ui'
		],
		packages: ['svelte'],
		pure: false,
		open: true
	},
	boot: {
		may: [
			'kernel',
			'money',
			'i18n',
			'group',
			'reader',
			'app',
			'spreadsheet',
			'device',
			'vault',
			'storage',
			'session'
		],
		packages: [],
		pure: false
	}
};

/**
 * Screens are no module of `src/lib`: a folder an area, which sees itself and `frame`. A component draws; what it draws is
 * computed beside it, in `x.svelte.ts` or `x.ts`, which see more. `app` alone puts areas together.
 */
export const screenLayer = {
	draws: ['kernel', 'money', 'i18n', 'papers', 'session', 'ui'],
	computes: ['voice', 'ledger', 'group', 'reports', 'reader', 'app', 'spreadsheet'],
	packages: ['svelte', '~icons'],
	sharedArea: 'frame',
	rootArea: 'app'
};

/** An address is its screen, of one area, and draws as components do; the root layout also opens the app. */
export const routeLayer = {
	may: ['screens', ...screenLayer.draws],
	rootLayoutMay: ['boot'],
	packages: screenLayer.packages
};

/** Programs that the app does not see, a folder of `src` each, as the command line; the door of a post box knows nothing of a book. */
export const programLayers = {
	post: { may: ['kernel', 'vault/post'], packages: ['node:', '@nats-io/transport-node'], programs: [] },
	desk: {
		may: [
			'kernel',
			'money',
			'i18n',
			'ledger',
			'group',
			'reports',
			'app',
			'vault',
			'vault/copies',
			'vault/post',
			'papers/data/workbook.ts',
			'papers/file/table-file.ts'
		],
		packages: ['node:', 'qr', '@duckdb/node-api', '@observablehq/plot', 'jsdom'],
		programs: ['post']
	}
};
