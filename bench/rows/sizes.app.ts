import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { buildFolder } from '../../scripts/build.mjs';
import { root } from '../../scripts/root.mjs';
import { filesKept, scriptsOfFirstScreen, sizeBudgets, sizeOf } from '../../tests/support/sizes.ts';
import type { AppRow } from '../frame.ts';

/** Downloaded bytes, compressed as by hosts; `npm test` has the same budgets. */
export const rows: readonly AppRow[] = [
	{
		name: 'script of the first screen, gzip',
		unit: 'KB',
		budget: { normal: sizeBudgets.scriptOfFirstScreen },
		aim: { normal: 90 },
		measure: async () => ({ subject: sizeOf(await scriptsOfFirstScreen()) })
	},
	{
		name: 'kept on the phone at once, without voice, gzip',
		unit: 'KB',
		budget: { normal: sizeBudgets.keptAtOnce },
		aim: { normal: 450 },
		measure: async () => ({ subject: sizeOf((await filesKept()).atOnce) })
	},
	{
		name: 'everything kept on the phone without voice, gzip',
		unit: 'KB',
		budget: { normal: sizeBudgets.keptInAll },
		aim: { normal: 450 },
		measure: async () => ({ subject: sizeOf((await filesKept()).inAll) })
	},
	{
		name: 'the reader of a filled sheet, without that of its code, gzip',
		unit: 'KB',
		budget: { normal: 15 },
		aim: { normal: 13 },
		measure: async () => ({ subject: await readerSize() })
	},
	{
		name: 'the largest trial voice, fetched once after the app',
		unit: 'KB',
		budget: { normal: 1_200 },
		aim: { normal: 1_000 },
		measure: () => Promise.resolve({ subject: Math.max(...voiceSizes()) })
	}
];

/** Includes code shared by printer and reader, which in the app is in a separate stage that other papers need too. */
async function readerSize(): Promise<number> {
	const built = await build({
		configFile: false,
		logLevel: 'error',
		build: {
			write: false,
			lib: { entry: join(root, 'src/lib/reader/see-page.ts'), formats: ['es'] },
			rolldownOptions: { external: [/^qr/] }
		}
	});
	const outputs = Array.isArray(built) ? built.flatMap(({ output }) => output) : [];
	const scripts = outputs.map((one) => ('code' in one ? one.code : ''));
	return gzipSync(scripts.join('')).length / 1000;
}

/** Opus does not compress again: each file is downloaded as it is. */
function voiceSizes(): readonly number[] {
	const folder = join(buildFolder, '_app/immutable/assets');
	const voices = readdirSync(folder).filter((name) => name.endsWith('.bahivoice'));
	return voices.map((name) => statSync(join(folder, name)).size / 1000);
}
