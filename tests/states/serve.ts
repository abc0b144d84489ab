import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import Icons from 'unplugin-icons/vite';
import { createServer } from 'vite';
import { root } from '../../scripts/root.mjs';

/**
 * The page of all components in all states, for whoever works on them: no part of the app, and never in a build.
 * `npx tsx tests/states/serve.ts` says its address; `/#tiles` shows one section.
 */
export async function serveStates(): Promise<{
	readonly address: string;
	readonly close: () => Promise<void>;
}> {
	const server = await createServer({
		configFile: false,
		logLevel: 'error',
		root: fileURLToPath(new URL('.', import.meta.url)),
		cacheDir: `${root}/node_modules/.cache/states`,
		plugins: [svelte({ configFile: false }), Icons({ compiler: 'svelte', autoInstall: false })],
		server: { port: 0, fs: { allow: [root] } }
	});
	await server.listen();
	const [address = ''] = server.resolvedUrls?.local ?? [];
	return { address, close: () => server.close() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await serveStates()).address);
