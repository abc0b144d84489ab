import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/root.mjs';

/** Folders that are made, not written. */
const made = /^(?:node_modules|build|release|screenshots|coverage|\.svelte-kit|\.git)$/;

/** A file of the repository: its path from the root with '/' between folders. */
export function filesUnder(folder = ''): readonly string[] {
	return readdirSync(join(root, folder), { withFileTypes: true })
		.filter(({ name }) => !made.test(name))
		.flatMap((entry) => {
			const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
			return entry.isDirectory() ? filesUnder(path) : [path];
		});
}

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What a file imports: `import … from`, `export … from`, `import '…'` and `import('…')`, types included. */
export function importsOf(path: string): readonly string[] {
	// In ordinary words too "from" may stand before a quote: a name of a module has no space and begins like one.
	const specifier = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([#./$~@a-z][^'"\s|;,)}]*)['"]/g;
	return [...withoutComments(textOf(path)).matchAll(specifier)].map(([, target = '']) => target);
}

/** Text in strings may look like a comment ('https://…'), so only comments that begin a line are taken out. */
const withoutComments = (text: string): string => text.replace(/^\s*(?:\/\/.*|\/\*[\s\S]*?\*\/|\*.*)$/gm, '');
