import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/root.mjs';
import { openPhone } from '../support/browser.ts';
import { faultsOf } from './faults.ts';
import { looks, type Look } from './looks.ts';
import type { Scene } from './scene.ts';
import { scenes } from './scenes.ts';

const folder = join(root, 'screenshots');
const given = process.argv.slice(2);
const wanted = given.filter((word) => !word.startsWith('--'));
const wantedLooks = (Object.keys(looks) as Look[]).filter(
	(look) => look === 'plain' || given.includes(`--${look}`)
);

mkdirSync(folder, { recursive: true });
let failed = 0;
for (const scene of scenes) {
	if (wanted.length > 0 && !wanted.some((part) => scene.name.includes(part))) continue;
	try {
		await draw(scene);
	} catch (error) {
		failed += 1;
		console.error(`✗ ${scene.name}:`, error);
	}
}
process.exitCode = failed === 0 ? 0 : 1;

async function draw(scene: Scene): Promise<void> {
	const phone = await openPhone(scene.phone);
	const shoot = async (name: string): Promise<void> => {
		// Letters drawn before their font has come are the wrong ones.
		await phone.page.evaluate(() => document.fonts.ready.then(() => undefined));
		for (const look of wantedLooks) {
			const file = look === 'plain' ? `${name}.png` : `${name}.${look}.png`;
			await looks[look](phone.page, async () => {
				await phone.page.screenshot({ path: join(folder, file), animations: 'disabled' });
				console.log(`✓ screenshots/${file}`);
				if (look === 'plain' || look === 'short')
					for (const fault of await faultsOf(phone.page)) console.log(`  ${fault}`);
			});
		}
	};
	try {
		await phone.page.goto(`${phone.origin}/`);
		await scene.play(phone, (step) => shoot(`${scene.name}-${step}`));
		await shoot(scene.name);
	} catch (error) {
		await shoot(`${scene.name}-failed`).catch(() => undefined);
		throw error;
	} finally {
		await phone.close();
	}
}
