// Order and grouping of the app's files on a phone (ADR 0029): few files, in the order of use, since each cached file
// costs about four milliseconds on its way through the service worker (ADR 0051).

import { namedImports } from './named-imports.mjs';

/** Name of the list in the service worker. Both builds run in this process. */
const toldAs = 'FILES_KEPT_LATER';

/** Kit's own start of the app, in one script. */
const beginsApp = /\/client\/bundle\.js$/;

/**
 * A stage is one script. It contains its entry modules and all their imports, except those of an earlier stage. An entry is a page
 * or a dynamically imported module.
 *
 * @type {readonly { readonly name: string; readonly begins: readonly RegExp[]; readonly later?: true }[]}
 */
export const stageTable = [
	{
		name: 'first',
		begins: [beginsApp, /\/src\/routes\/\+\w+\.\w+$/, /\/messages\/first-hi\.ts$/]
	},
	{
		// Screens before a book is open: its lock, speech, and the choice of a language.
		name: 'lock',
		begins: [
			/\/src\/screens\/lock\/Lock\.svelte$/,
			/\/src\/screens\/app\/still-place\.ts$/,
			/\/src\/lib\/device\/voice\/load-engine\.ts$/,
			/\/src\/routes\/language\/\+page\.svelte$/,
			/\/src\/screens\/voice\/language\/ChooseLanguage\.svelte$/
		]
	},
	{
		name: 'book',
		begins: [
			/\/src\/screens\/app\/DayAsked\.svelte$/,
			/\/src\/screens\/home\/HomeScreen\.svelte$/,
			/\/src\/lib\/session\/book-acts\.ts$/,
			/\/src\/lib\/(?:vault|storage)\/index\.ts$/,
			// A module that only has a worker's address would be a file of its own.
			/\/src\/lib\/(?:vault\/argon2|storage\/file|boot\/import)-worker\.ts\?/
		]
	},
	{ name: 'first-words', begins: [/\/messages\/(?:first|sureness)-\w+\.ts$/] },
	{ name: 'words-hi', begins: [/\/messages\/hi\.ts$/] },
	{
		// An evening from home to the seal, its entry and everything that any screen may show; without decisions, the bank's plan, special meetings, and
		// disputes, whose correction belongs to the red book and is loaded later. Pads for new codes are in the founding's stage.
		name: 'meeting',
		begins: [
			/\/src\/routes\/meeting\/(?!minutes\/|plan\/|disputes\/|kind\/|sheet\/)/,
			/\/src\/screens\/lock\/(?!Recovery|recovery|LockForgot|LockSheet)/,
			/\/src\/screens\/app\/(?!GuideBar|guide-ring)/,
			/\/src\/screens\/frame\/(?:start-practice\.ts|opening\/CodesBetween\.svelte)$/
		]
	},
	{ name: 'signatures', begins: [/\/@noble\/curves\/ed25519\.js$/] },
	{
		// Bank indicators that home shows shortly after it is drawn.
		name: 'flowers',
		begins: [/\/src\/screens\/home\/bank-flowers\.ts$/, /\/src\/lib\/app\/bank-rules\/dose-rules\.ts$/],
		later: true
	},
	{
		name: 'between',
		begins: [
			// Work between meetings, and the guide of a practice round. Without staff screens, papers, and rare work: share-outs, new rules, members joining or
			// leaving, offices, names and symbols, outside money, the bank's plan, papers and requirements, late or discarded pages, damaged data.
			/\/src\/routes\/(?!laptop\/|print\/|import\/|verify\/|voice\/|language\/review\/|language\/install\/|bank\/(?:applications|borrowing|details|outside|ready)\/|aside\/|meeting\/(?:plan|sheet)\/|red-book\/(?:away|late)\/|group\/(?:share-out|profit|rules|leave|offices|new-member|woman)\/)/,
			/\/shamir-secret-sharing\/|\/src\/(?:screens\/loans\/(?:ChangeAgree|OtherTimes)|screens\/lock\/|screens\/app\/GuideBar|lib\/(?:reports\/index|session\/founding-acts)\.ts$)/,
			/\/src\/lib\/(?:device\/voice\/microphone|session\/copy-acts|vault\/copies|app\/merge\/(?:take-over|settle-other))\.ts$/
		],
		later: true
	},
	{
		// For a group that uses a post box or lost its phone (docs/POST.md); nobody else loads it.
		name: 'post',
		begins: [/\/src\/lib\/(?:session\/book-post\.svelte|boot\/post-parts)\.ts$/],
		later: true
	},
	{
		// Setup, outbox and restore, which a phone that only sends does not need.
		name: 'post-acts',
		begins: [
			/\/src\/screens\/(?:copies\/PostScreen|frame\/opening\/FromPost)\.svelte$/,
			/\/src\/lib\/(?:session\/post-acts|vault\/post\/open-for-phone)\.ts$/
		],
		later: true
	},
	{ name: 'words-en', begins: [/\/messages\/en\.ts$/], later: true },
	{ name: 'words-ne', begins: [/\/messages\/ne\.ts$/], later: true },
	{
		name: 'staff',
		begins: [
			/\/src\/routes\//,
			/\/src\/screens\/people\/member-page\/UnlockedPaper\.svelte$/,
			/\/src\/screens\/copies\/(?:LaptopSlotScreen|OtherPhoneScreen|ShowSquares|ReadSquares)\.svelte$/,
			/\/src\/lib\/session\/(?:square-acts|book-squares|other-phone-copies|member-page\/unlocked-page)\.ts$/,
			/\/src\/lib\/(?:spreadsheet|app\/bank-rules|ui\/print|session\/language)\//,
			/\/src\/lib\/papers\/data\/files\.ts$/,
			/\/src\/lib\/boot\/(?:page-reader\.ts$|reader-worker\.ts\?)/
		],
		later: true
	}
];

/** Scripts of their own that are loaded later: the reader of QR codes, the writer of workbooks, a fallback for older browsers. */
const laterScripts = new Set([
	'import-worker',
	'reader-worker',
	'decode',
	'xlsx-writer',
	'argon2-without-wasm'
]);
/** Files needed only by a laptop or a paper. */
const laterFiles = /\/(?:print|paper-icons)\.[\w-]+\.svg$/;

/**
 * Workers that run the app's own modules: the rules of a book, the slow hash, the sheet reader. A module that the app needs as well is
 * in a script that both load, without screen code (ADR 0051); otherwise a phone would download the rules of a book twice.
 */
const sharingWorkers = /\/src\/lib\/(?:boot\/(?:import|reader)|vault\/argon2)-worker\.ts$/;
/** Import specifier of such a worker's address; the rest of the name is Vite's, for its server and for tests. */
const workerAsked = /-worker\.ts\?worker&url$/;

/**
 * Writes the scripts by stage, and tells the service worker which files are loaded later.
 *
 * @returns {import('vite').Plugin}
 */
export function stages() {
	/** @type {Map<string, string>} */
	let stageOf = new Map();
	return {
		name: 'stages',
		apply: 'build',
		enforce: 'post',
		resolveId: {
			order: 'pre',
			async handler(source, importer) {
				if (!workerAsked.test(source) || this.environment.name !== 'client') return null;
				const found = await this.resolve(source.replace(/\?.*$/, ''), importer);
				return found && sharingWorkers.test(found.id) ? `${found.id}?address` : null;
			}
		},
		load: {
			order: 'pre',
			handler(id) {
				const [file = '', query] = id.split('?');
				if (query !== 'address' || !sharingWorkers.test(file)) return null;
				const name = file.replace(/^.*\/|\.ts$/g, '');
				return `export default import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'chunk', id: file, name })};`;
			}
		},
		// Vite would register the script as an asset of the importing script, by a name that is not final.
		resolveFileUrl: {
			order: 'pre',
			handler: ({ fileName, moduleId }) =>
				moduleId.endsWith('?address')
					? `new URL(${JSON.stringify(`/${fileName}`)}, import.meta.url).href`
					: null
		},
		config: ({ build }) => ({
			define: { [toldAs]: '[]' },
			...(build?.ssr === undefined || build.ssr === false
				? { build: { rolldownOptions: filesOf(() => stageOf) } }
				: {})
		}),
		configResolved({ define }) {
			// Kit runs a second build within this one for the app, and then builds the worker with this one's defines.
			if (define)
				Object.defineProperty(define, toldAs, { enumerable: true, get: () => process.env[toldAs] ?? '[]' });
		},
		buildEnd() {
			const ids = [...this.getModuleIds()];
			if (!ids.some((id) => beginsApp.test(id))) return;
			const gone = stageTable
				.flatMap(({ begins }) => begins)
				.filter((one) => !ids.some((id) => one.test(id)));
			if (gone.length > 0) this.error(`The table of stages names what is not there: ${gone.join(', ')}`);
			const importsOf = namedImports((id) => this.getModuleInfo(id)?.importedIds ?? []);
			stageOf = stagesOf(ids, importsOf);
			const askedLater = (/** @type {string} */ id) => this.getModuleInfo(id)?.dynamicallyImportedIds ?? [];
			for (const [id, script] of sharedScripts(stageOf, ids, (id) => [...importsOf(id), ...askedLater(id)]))
				stageOf.set(id, script);
		},
		generateBundle: {
			order: 'post',
			handler(_, bundle) {
				if (!Object.keys(bundle).some((file) => /\/immutable\/bundle\./.test(file))) return;
				const ahead = importedAhead(bundle);
				if (ahead.length > 0) this.error(`A script imports what comes after it: ${ahead.join(', ')}`);
				process.env[toldAs] = JSON.stringify(filesKeptLater(bundle));
			}
		}
	};
}

/** @param {() => ReadonlyMap<string, string>} stageOf filled once all modules are known */
function filesOf(stageOf) {
	return {
		preserveEntrySignatures: /** @type {const} */ ('allow-extension'),
		output: {
			// A worker has a name, like those without shared code.
			chunkFileNames: (/** @type {import('vite').Rolldown.PreRenderedChunk} */ { facadeModuleId }) =>
				`_app/immutable/${sharingWorkers.test(facadeModuleId ?? '') ? 'workers/[name]-[hash]' : 'chunks/[hash]'}.js`,
			codeSplitting: {
				includeDependenciesRecursively: false,
				groups: [{ name: (/** @type {string} */ id) => stageOf().get(id) ?? null }]
			}
		}
	};
}

/**
 * The stage of each module.
 *
 * @param {readonly string[]} ids
 * @param {(id: string) => readonly string[]} importsOf static imports
 * @returns {Map<string, string>}
 */
export function stagesOf(ids, importsOf) {
	/** @type {Map<string, string>} */
	const found = new Map();
	for (const { name, begins } of stageTable) {
		const waiting = ids.filter((id) => begins.some((pattern) => pattern.test(id)));
		for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
			if (found.has(id)) continue;
			found.set(id, name);
			waiting.push(...importsOf(id));
		}
	}
	// Kit's generated module of a page only re-exports it, so it belongs to the page's stage.
	for (const id of ids.filter((id) => /\/client-optimized\/nodes\/\d+\.js$/.test(id))) {
		const stage = importsOf(id)
			.map((page) => found.get(page))
			.find((name) => name !== undefined);
		if (stage !== undefined) found.set(id, stage);
	}
	return found;
}

/**
 * The script of each module that the app shares with workers: one for each immediate stage, and for later stages one for each set of users.
 *
 * @param {ReadonlyMap<string, string>} stageOf
 * @param {readonly string[]} ids
 * @param {(id: string) => readonly string[]} importsOf static and dynamic imports
 * @returns {Map<string, string>}
 */
export function sharedScripts(stageOf, ids, importsOf) {
	/** @type {Map<string, string>} */
	const workersOf = new Map();
	for (const worker of ids.filter((id) => sharingWorkers.test(id)).sort()) {
		const [, name = ''] = /(\w+)-worker\.ts$/.exec(worker) ?? [];
		const reached = new Set(importsOf(worker));
		for (const id of reached) for (const one of importsOf(id)) reached.add(one);
		for (const id of reached) workersOf.set(id, [workersOf.get(id), name].filter(Boolean).join('.'));
	}
	const later = laterStages();
	const scriptOf = (/** @type {string} */ id, /** @type {string} */ workers) => {
		const stage = stageOf.get(id);
		if (stage === undefined) return workers.includes('.') ? 'first.shared' : null;
		if (later.has(stage)) return `${stage}.${workers}`;
		// Saves one file at each start: code that a meeting shares with the workers is loaded with the book.
		return stage === 'meeting' ? 'book.shared' : `${stage}.shared`;
	};
	return new Map(
		[...workersOf].flatMap(([id, workers]) => {
			const script = scriptOf(id, workers);
			return script === null ? [] : [[id, script]];
		})
	);
}

/**
 * Imports by which an earlier stage would load a later one, or a worker a screen.
 *
 * @param {import('vite').Rolldown.OutputBundle} bundle
 * @returns {string[]}
 */
function importedAhead(bundle) {
	const order = stageTable.map(({ name }) => name);
	const nameOf = (/** @type {string} */ file) =>
		/** @type {{ name?: string }} */ (bundle[file])?.name ?? file;
	const placeOf = (/** @type {string} */ name) =>
		order.indexOf(name === 'bundle' ? 'first' : stageNameOf(name));
	const isOfScreens = (/** @type {string} */ name) => name === 'bundle' || order.includes(name);
	const isWrong = (/** @type {string} */ name, /** @type {string} */ imported) =>
		(/\.|-worker$/.test(name) && isOfScreens(imported)) ||
		(placeOf(name) >= 0 && placeOf(imported) > placeOf(name));
	return Object.values(bundle).flatMap((chunk) =>
		chunk.type !== 'chunk'
			? []
			: chunk.imports
					.filter((file) => isWrong(chunk.name, nameOf(file)))
					.map((file) => `${chunk.name} → ${nameOf(file)}`)
	);
}

/**
 * Files that are not needed immediately. Unknown files are treated as needed.
 *
 * @param {import('vite').Rolldown.OutputBundle} bundle
 * @returns {string[]}
 */
function filesKeptLater(bundle) {
	const later = laterStages();
	const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
	const isLater = (/** @type {import('vite').Rolldown.OutputChunk} */ { name }) =>
		// Shared code of the first script is also inlined in it, and separate only for workers.
		later.has(stageNameOf(name)) || laterScripts.has(name) || name === 'first.shared';
	const neededAtOnce = new Set(chunks.filter((chunk) => !isLater(chunk)).flatMap(filesBeside));
	// Download order: by first use, and the fallback for older browsers last.
	const order = [...stageTable.map(({ name }) => name), ...laterScripts];
	const inOrder = chunks
		.filter(isLater)
		.sort((one, other) => order.indexOf(stageNameOf(one.name)) - order.indexOf(stageNameOf(other.name)));
	const scripts = inOrder.flatMap((chunk) => [chunk.fileName, ...filesBeside(chunk)]);
	const others = Object.keys(bundle).filter((file) => laterFiles.test(`/${file}`));
	return [...new Set([...scripts.filter((file) => !neededAtOnce.has(file)), ...others.sort()])];
}

const laterStages = () => new Set(stageTable.filter(({ later }) => later).map(({ name }) => name));

/** The stage of a script, including one shared with workers. @param {string} script */
const stageNameOf = (script) => script.replace(/\..*/, '');

/** Styles, assets and workers of a chunk. @param {import('vite').Rolldown.OutputChunk} chunk */
function filesBeside(chunk) {
	const { viteMetadata } = /** @type {{ viteMetadata?: import('vite').ChunkMetadata }} */ (chunk);
	return [...(viteMetadata?.importedCss ?? []), ...(viteMetadata?.importedAssets ?? [])];
}
