import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildFolder } from '../../scripts/build.mjs';
import { filesKept, scriptsOfFirstScreen, sizeBudgets, sizeOf } from '../../tests/support/sizes.ts';
import type { AppRow } from '../frame.ts';

/** What a phone must fetch, compressed as hosts do it; `npm test` holds the same budgets. */
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
