import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Addresses of all screens of the app in this tree. */
export function routesOf(tree: string): readonly string[] {
	return readdirSync(join(tree, 'src/routes'), { recursive: true, encoding: 'utf8' })
		.map((file) => file.replaceAll('\\', '/'))
		.filter((file) => file.endsWith('+page.svelte'))
		.map((file) => (dirname(file) === '.' ? '/' : `/${dirname(file)}`))
		.toSorted();
}
