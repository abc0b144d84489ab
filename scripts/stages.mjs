// In which order the app comes to a phone (ADR 0029): what the women use is kept at once; what staff use, papers, and
// languages that few choose, when the phone has nothing else to do.

/** The name in the worker. Both builds run in this process. */
const toldAs = 'FILES_KEPT_LATER';

/** Where the later parts begin: what only they use comes later with them. */
const laterBegins = [
	/\/src\/routes\/(?:laptop|print|import|verify|voice)\//,
	/\/src\/routes\/language\/(?:review|install)\//,
	/\/src\/screens\/people\/member-page\/UnlockedPaper\.svelte$/,
	/\/src\/lib\/i18n\/messages\/(?:en|ne)\/index\.ts$/,
	/\/src\/lib\/spreadsheet\/spreadsheet\.ts$/,
	/\/src\/lib\/device\/sheet-worker\.ts/,
	// Where no worker runs, which browsers of today do.
	/\/src\/lib\/vault\/argon2(?:-without-wasm)?\.ts$/,
	/\/node_modules\/qr\/decode\.js$/
];
/** Drawings that stand on paper only. */
const laterFiles = /\/(?:print|paper-icons)\.[\w-]+\.svg$/;

/**
 * Tells the service worker which files come later.
 *
 * @returns {import('vite').Plugin}
 */
export function stages() {
	return {
		name: 'stages',
		apply: 'build',
		config: () => ({ define: { [toldAs]: '[]' } }),
		configResolved({ define }) {
			// Kit builds the app in a second build within this one, and then the worker with what this one defines.
			if (define)
				Object.defineProperty(define, toldAs, { enumerable: true, get: () => process.env[toldAs] ?? '[]' });
		},
		generateBundle: {
			order: 'post',
			handler(_, bundle) {
				if (!Object.keys(bundle).some((file) => file.includes('/immutable/entry/'))) return;
				const later = filesKeptLater(bundle, (id) => this.getModuleInfo(id)?.importedIds ?? []);
				process.env[toldAs] = JSON.stringify(later);
			}
		}
	};
}

/**
 * Files of which nothing is needed at once. Whatever this does not know is kept at once.
 *
 * @param {import('vite').Rolldown.OutputBundle} bundle
 * @param {(id: string) => readonly string[]} importsOf
 * @returns {string[]}
 */
function filesKeptLater(bundle, importsOf) {
	const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
	const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
	/** A page of Kit is a file that only names what it draws. @param {import('vite').Rolldown.OutputChunk} chunk */
	const isLater = ({ facadeModuleId, isDynamicEntry, isEntry, moduleIds }) => {
		if (!isEntry && !isDynamicEntry) return false;
		const begins = facadeModuleId === null ? moduleIds : [facadeModuleId, ...importsOf(facadeModuleId)];
		return begins.some((id) => laterBegins.some((pattern) => pattern.test(id)));
	};
	/** @type {Set<string>} */
	const atOnce = new Set();
	const waiting = chunks.filter((chunk) => chunk.isEntry && !isLater(chunk));
	for (let chunk = waiting.pop(); chunk !== undefined; chunk = waiting.pop()) {
		if (atOnce.has(chunk.fileName)) continue;
		atOnce.add(chunk.fileName);
		const others = chunk.dynamicImports.filter((name) => {
			const other = byName.get(name);
			return other !== undefined && !isLater(other);
		});
		waiting.push(...[...chunk.imports, ...others].flatMap((name) => byName.get(name) ?? []));
	}
	const neededAtOnce = new Set(chunks.filter(({ fileName }) => atOnce.has(fileName)).flatMap(filesBeside));
	const later = chunks
		.filter(({ fileName }) => !atOnce.has(fileName))
		.flatMap((chunk) => [chunk.fileName, ...filesBeside(chunk)])
		.filter((file) => !neededAtOnce.has(file));
	const drawings = Object.keys(bundle).filter((file) => laterFiles.test(`/${file}`));
	return [...new Set([...later, ...drawings])].sort();
}

/** Styles, pictures and workers that a chunk asks for. @param {import('vite').Rolldown.OutputChunk} chunk */
function filesBeside(chunk) {
	const { viteMetadata } = /** @type {{ viteMetadata?: import('vite').ChunkMetadata }} */ (chunk);
	return [...(viteMetadata?.importedCss ?? []), ...(viteMetadata?.importedAssets ?? [])];
}
