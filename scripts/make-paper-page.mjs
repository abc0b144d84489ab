import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { policyHash } from './policy-hash.mjs';
import { root } from './root.mjs';
import { wordsFromTables } from './words.mjs';

// Child process of scripts/paper-page.mjs. Writes the two parts of the page as JSON.

const entry = 'paper-page';
const pictures = ['symbol/print.svg', 'print/paper-icons.svg'].map((path) => join(root, 'src/lib/ui', path));

process.stdout.write(JSON.stringify(await makePage()));

/** @returns {Promise<readonly [before: string, after: string]>} the two parts, as `paperPage` returns them */
async function makePage() {
	const { code, style } = await built();
	// These sequences would start or end a script element.
	const script = code.replace(/<(?=!--|\/?script)/gi, String.raw`\x3C`);
	if (style.includes('</')) throw new Error('a style with an end tag cannot stand in the page');
	const policy = `default-src 'none'; script-src ${policyHash(script)}; style-src 'unsafe-inline'; font-src data:`;
	const before = `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style>${style}</style>
</head>
<body>
<div hidden>${pictures.map((path) => readFileSync(path, 'utf8')).join('')}</div>
<noscript>This page draws its sheets with a script that stands in it: let it run.</noscript>
<script type="application/json" id="data">`;
	const after = `</script>
<script>${script}</script>
</body>
</html>
`;
	return [before, after];
}

/** One script and one style, fonts included. */
async function built() {
	const output = await build({
		configFile: false,
		root,
		logLevel: 'silent',
		publicDir: false,
		plugins: [
			wordsFromTables(),
			svelte({
				configFile: false,
				preprocess: vitePreprocess({ script: false }),
				compilerOptions: { runes: true }
			}),
			parts()
		],
		build: {
			write: false,
			assetsInlineLimit: Infinity,
			cssCodeSplit: false,
			modulePreload: false,
			rolldownOptions: { input: entry, output: { format: 'iife', codeSplitting: false } }
		}
	});
	const files = [output].flat().flatMap((one) => ('output' in one ? one.output : []));
	const [code, ...others] = files.flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
	const styles = files.flatMap((file) => (file.type === 'asset' ? [file] : []));
	const [style] = styles;
	if (code === undefined || style === undefined || others.length > 0 || styles.length > 1)
		throw new Error(
			`a page is one script and one style, not ${files.map((file) => file.fileName).join(', ')}`
		);
	return { code, style: String(style.source) };
}

/**
 * The page's modules, and the pictures, which must be inline because `<use>` cannot reference another local file.
 *
 * @returns {import('vite').Plugin}
 */
function parts() {
	return {
		name: 'parts-of-paper-page',
		enforce: 'pre',
		resolveId: (id) => (id === entry ? `\0${entry}` : null),
		load(id) {
			if (id === `\0${entry}`)
				return `import '/src/app.css';import '/src/layout.css';import { openPage } from '/src/lib/ui/print/page/open-page.ts';openPage();`;
			return id.endsWith('.svg?no-inline') ? 'export default "";' : null;
		}
	};
}
