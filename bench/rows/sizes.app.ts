import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildFolder } from '../../scripts/build.mjs';
import { openPhone } from '../../tests/support/browser.ts';
import type { AppRow } from '../frame.ts';

/** What a phone must fetch, compressed as hosts do it. A kilobyte is 1,000 bytes, as in the bill for the data. */
export const rows: readonly AppRow[] = [
	{
		name: 'script of the first screen, gzip',
		unit: 'KB',
		budget: { normal: 120 },
		aim: { normal: 90 },
		measure: async () => ({ subject: sizeOf(await scriptsOfFirstScreen()) })
	},
	{
		name: 'everything kept on the phone without voice, gzip',
		unit: 'KB',
		budget: { normal: 450 },
		aim: { normal: 300 },
		measure: async () => ({ subject: sizeOf(await filesKept()) })
	},
	{
		name: 'the largest trial voice, fetched once after the app',
		unit: 'KB',
		budget: { normal: 1_200 },
		aim: { normal: 1_000 },
		measure: () => Promise.resolve({ subject: Math.max(...voiceSizes()) })
	}
];

/** Opus does not compress again: each is fetched as it is. */
function voiceSizes(): readonly number[] {
	const folder = join(buildFolder, '_app/immutable/assets');
	const voices = readdirSync(folder).filter((name) => name.endsWith('.bahivoice'));
	return voices.map((name) => statSync(join(folder, name)).size / 1000);
}

async function scriptsOfFirstScreen(): Promise<readonly string[]> {
	const phone = await openPhone({ context: { serviceWorkers: 'block' } });
	await phone.page.goto(`${phone.origin}/`, { waitUntil: 'networkidle' });
	const paths = await phone.page.evaluate(() =>
		performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
	);
	await phone.close();
	return [...new Set(paths)].filter((path) => path.endsWith('.js'));
}

async function filesKept(): Promise<readonly string[]> {
	const phone = await openPhone();
	await phone.page.goto(`${phone.origin}/`);
	await phone.installed();
	const paths = await phone.page.evaluate(async () => {
		const names = (await caches.keys()).filter((name) => name !== 'bahi-voice');
		const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
		return kept.flat().map(({ url }) => new URL(url).pathname);
	});
	await phone.close();
	return paths;
}

function sizeOf(paths: readonly string[]): number {
	const bytes = paths.map((path) => {
		const file = path.endsWith('/') ? `${path}index.html` : /\.\w+$/.test(path) ? path : `${path}.html`;
		// Pictures, letters and sounds are compressed already; hosts send them as they are.
		const content = readFileSync(join(buildFolder, file));
		return /\.(?:png|webp|woff2|ogg|webm|mp3|m4a)$/.test(file) ? content.length : gzipSync(content).length;
	});
	return bytes.reduce((sum, size) => sum + size, 0) / 1000;
}
