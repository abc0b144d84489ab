import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { versionName } from './scripts/version.mjs';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess({ script: false }),
	compilerOptions: {
		runes: true
	},
	kit: {
		// One shell for every address that is not prerendered. A host must answer unknown addresses with it.
		adapter: adapter({ fallback: '200.html' }),
		// The page registers the worker itself (src/lib/device/updates.ts), so that it can ask before it updates.
		// Icons of the home screen are fetched when the app is put there; nothing draws them afterwards.
		serviceWorker: { register: false, files: (path) => /^(?:icon\.svg|manifest\.webmanifest)$/.test(path) },
		// Nothing is waited for before the first picture: no style of the first screen is a request of its own.
		output: { bundleStrategy: 'single' },
		version: { name: versionName(), pollInterval: 0 },
		// Absolute addresses, so that a host which answers deep links with the first page still works.
		paths: { relative: false },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self', 'wasm-unsafe-eval'],
				'style-src': ['self'],
				// The two style attributes that are Kit's own: around the app (app.html), and on the line that tells a
				// screen reader of a new page.
				'style-src-attr': [
					'unsafe-hashes',
					'sha256-tcbDxjMo+xKqM21aCGYbs/QAJqB7yUXC06oPWDapBgc=',
					'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='
				],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'media-src': ['self', 'blob:'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['none'],
				'require-trusted-types-for': ['script'],
				'trusted-types': [
					'svelte-trusted-html',
					'sveltekit-trusted-url',
					'bahi-own-script',
					'bahi-script-loader'
				]
			}
		},
		typescript: {
			// Kit's list ends at src and tests; the rest of the repository is checked by the same strict rules.
			config: (config) => {
				config['include'].push('../*.js', '../*.ts', '../scripts/**/*', '../bench/**/*');
			}
		}
	}
};
