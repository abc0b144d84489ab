import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildFolder } from '../../scripts/build.mjs';
import { filesKept, scriptsOfFirstScreen, sizeBudgets, sizeOf } from '../support/sizes.ts';

test('the first screen of an empty phone waits for no more script than its budget', async () => {
	const scripts = await scriptsOfFirstScreen();
	expect(scripts.length).toBeGreaterThan(0);
	expect(scripts.length).toBeLessThanOrEqual(sizeBudgets.filesOfFirstScreen);
	expect(sizeOf(scripts)).toBeLessThanOrEqual(sizeBudgets.scriptOfFirstScreen);
});

test('what is kept on the phone at once, and in all, weighs no more than its budget', async () => {
	const { atOnce, inAll } = await filesKept();
	expect(atOnce).toContain('/200.html');
	expect(everyFileOfTheApp().filter((path) => !inAll.includes(path))).toEqual([]);
	expect(inAll.length).toBeGreaterThan(atOnce.length);
	expect(atOnce.length).toBeLessThanOrEqual(sizeBudgets.filesAtOnce);
	expect(sizeOf(atOnce)).toBeLessThanOrEqual(sizeBudgets.keptAtOnce);
	expect(sizeOf(inAll)).toBeLessThanOrEqual(sizeBudgets.keptInAll);
});

function everyFileOfTheApp(): readonly string[] {
	const folder = join(buildFolder, '_app/immutable');
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.\w+$/.test(file) && !file.endsWith('.bahivoice'))
		.map((file) => `/_app/immutable/${file}`);
}
