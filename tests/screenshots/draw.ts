import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/root.mjs';
import { ruled } from '../screens/ruled.ts';
import { looks, type Look } from './looks.ts';
import { chosen, playScene } from './play.ts';
import { scenes } from './scenes.ts';

const folder = join(root, 'screenshots');
const given = process.argv.slice(2);
const wantedLooks = (Object.keys(looks) as Look[]).filter(
	(look) => look === 'plain' || given.includes(`--${look}`)
);

mkdirSync(folder, { recursive: true });
let failed = 0;
for (const scene of chosen(
	scenes,
	given.filter((word) => !word.startsWith('--'))
)) {
	try {
		await playScene(scene, (phone, name) => shoot(phone.page, name));
	} catch (error) {
		failed += 1;
		console.error(`✗ ${scene.name}:`, error);
	}
}
process.exitCode = failed === 0 ? 0 : 1;

async function shoot(page: Page, name: string): Promise<void> {
	// Letters drawn before their font has come are the wrong ones.
	await page.evaluate(() => document.fonts.ready.then(() => undefined));
	for (const look of wantedLooks) {
		const file = look === 'plain' ? `${name}.png` : `${name}.${look}.png`;
		await looks[look](page, async () => {
			await page.screenshot({ path: join(folder, file), animations: 'disabled' });
			console.log(`✓ screenshots/${file}`);
			if (look === 'plain' || look === 'short')
				for (const { what } of await ruled(page)) console.log(`  ${what}`);
		});
	}
}
