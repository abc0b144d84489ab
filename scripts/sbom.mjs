import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** Build-time packages whose code, pictures or fonts become part of the app. */
const builtIn = [
	'svelte',
	'@sveltejs/kit',
	'workbox-core',
	'workbox-precaching',
	'workbox-routing',
	'workbox-strategies'
];
const builtInPrefixes = ['@fontsource/', '@iconify-json/'];

/** Bill of materials as CycloneDX 1.6, without time and serial number, so that it is reproducible. */
export function billOfMaterials() {
	const { name, version, packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
	const components = Object.entries(packages)
		.map(([path, entry]) => ({ path: path.replace(/^node_modules\//, ''), entry }))
		.filter(({ path, entry }) => path !== '' && (!entry.dev || isBuiltIn(path)))
		.map(({ path, entry }) => ({
			type: 'library',
			name: path,
			version: entry.version,
			purl: `pkg:npm/${path.replace('@', '%40')}@${entry.version}`,
			hashes: [{ alg: 'SHA-512', content: hexOf(entry.integrity) }],
			...(entry.license && { licenses: [{ expression: entry.license }] })
		}));
	const bill = {
		bomFormat: 'CycloneDX',
		specVersion: '1.6',
		version: 1,
		metadata: { component: { type: 'application', name, version } },
		components
	};
	return `${JSON.stringify(bill, null, '\t')}\n`;
}

/** @param {string} path */
const isBuiltIn = (path) =>
	builtIn.includes(path) || builtInPrefixes.some((prefix) => path.startsWith(prefix));

/** @param {string} integrity as npm writes it @returns {string} */
const hexOf = (integrity) => Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
