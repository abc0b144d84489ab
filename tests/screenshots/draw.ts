import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/root.mjs';
import { ruled } from '../screens/ruled.ts';
import { beforeAndAfter } from './before-and-after.ts';
import { looks, type Look } from './looks.ts';
import { isAsked } from './play.ts';
import { drawReadmePictures } from './readme-pictures.ts';
import type * as Play from './play.ts';
import type * as Scenes from './scenes.ts';

const given = process.argv.slice(2);

/** What follows this word on the command line, as a path. */
function pathAfter(option: string): string | undefined {
	const at = given.indexOf(option);
	if (at === -1) return undefined;
	const [, path = ''] = given.splice(at, 2);
	return resolve(path);
}

const before = pathAfter('--before');
const out = pathAfter('--out') ?? join(root, 'screenshots');
const wantedLooks = (Object.keys(looks) as Look[]).filter(
	(look) => look === 'plain' || given.includes(`--${look}`)
);
const words = given.filter((word) => !word.startsWith('--'));
let failed = 0;

if (given.includes('--readme')) await drawReadmePictures();
else if (before === undefined) await drawScenes(root, out);
else {
	await drawScenes(before, join(out, 'before'));
	await drawScenes(root, join(out, 'now'));
	for (const sheet of await beforeAndAfter(out)) console.log(`✓ ${sheet}`);
}
process.exitCode = failed === 0 ? 0 : 1;

/** Draws the scenes of a tree, in its build, into a folder. */
async function drawScenes(tree: string, folder: string): Promise<void> {
	const { scenes } = (await import(join(tree, 'tests/screenshots/scenes.ts'))) as typeof Scenes;
	const { chosen, playScene } = (await import(join(tree, 'tests/screenshots/play.ts'))) as typeof Play;
	mkdirSync(folder, { recursive: true });
	for (const scene of chosen(scenes, words)) {
		try {
			await playScene(scene, async (phone, name) => {
				if (isAsked(name, words)) await shoot(phone.page, name, folder);
			});
		} catch (error) {
			failed += 1;
			console.error(`✗ ${scene.name}:`, error);
		}
	}
}

async function shoot(page: Page, name: string, folder: string): Promise<void> {
	// Letters drawn before their font has come are the wrong ones.
	await page.evaluate(() => document.fonts.ready.then(() => undefined));
	for (const look of wantedLooks) {
		const file = look === 'plain' ? `${name}.png` : `${name}.${look}.png`;
		await looks[look](page, async () => {
			await page.screenshot({ path: join(folder, file), animations: 'disabled' });
			console.log(`✓ ${file}`);
			if (before === undefined && (look === 'plain' || look === 'short'))
				for (const { what } of await ruled(page)) console.log(`  ${what}`);
		});
	}
}
