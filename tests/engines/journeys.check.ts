import { expect, test } from 'vitest';
import { buildFolder } from '../../scripts/build.mjs';
import { findEngines } from '../../scripts/engines.mjs';
import { serveFolder } from '../../scripts/static-server.mjs';
import { allIsKept } from '../support/all-is-kept.ts';
import { inHindi, learnCode } from '../support/fingers.ts';
import { foundGroup } from '../support/found-group.ts';
import { Eyes } from '../tasks/eyes.ts';
import { countAndClose, giveBack, herPage, lend, openPractice, rollCall } from '../tasks/scripts.ts';
import type { Engine } from './engine.ts';
import { openFirefox } from './firefox.ts';
import { EngineHands } from './hands.ts';
import { openWebKit } from './webkit.ts';

const { firefox, webkit } = findEngines();
const engines: readonly [string, () => Promise<Engine>][] = [
	['Firefox', () => openFirefox(firefox)],
	['WebKit', () => openWebKit(webkit)]
];

test.each(engines)(
	'%s: loaded once, a whole meeting without a network, sealed, her page and its paper',
	async (_, open) => {
		const engine = await open();
		const server = await serveFolder({ folder: buildFolder, port: 0 });
		let isServing = true;
		const stop = async () => {
			if (isServing) await server.close();
			isServing = false;
		};
		try {
			await engine.goto(`${server.origin}/`);
			const eyes = new Eyes(engine);
			await openPractice(eyes);
			expect(await installed(engine)).toBe(true);
			await engine.ask(allIsKept, 30_000);
			await stop();

			// From here on nothing answers: what is opened again comes from the phone alone.
			await engine.goto(`${server.origin}/`);
			await unlock(eyes);
			await rollCall(eyes);
			const given = await giveBack(eyes);
			await lend(eyes, 'coconut');
			const box = Number((await eyes.card('tin-box-open')).numerals[0]);
			await countAndClose(eyes, box);
			await eyes.touch({ pictures: ['check'], where: 'foot' });
			const page = await herPage(eyes, given.who);
			expect(page.owed).toBe(given.remains);

			// Killed and opened again: the sealed meeting is there.
			await engine.goto(`${server.origin}/`);
			await unlock(eyes);
			const inBox = Number((await eyes.card('tin-box')).numerals[0]);
			expect(inBox).toBe(box);
		} finally {
			await stop();
			await engine.close();
		}
	},
	600_000
);

test.each(engines)(
	'%s: a group founded with 1,000 in its box leaves as a copy, and the key paper brings it back on another phone',
	async (_, open) => {
		const server = await serveFolder({ folder: buildFolder, port: 0 });
		try {
			const { copy, keyPaper } = await onNewPhone(open, server.origin, foundAndCopy);
			// A copy holds nothing that can be read without the paper.
			expect(Buffer.from(copy, 'base64').toString('latin1')).not.toContain('Example');
			const inBox = await onNewPhone(open, server.origin, (hands) => bringBack(hands, copy, keyPaper));
			expect(inBox).toBe('1000');
		} finally {
			await server.close();
		}
	},
	600_000
);

async function onNewPhone<Got>(
	open: () => Promise<Engine>,
	origin: string,
	work: (hands: EngineHands) => Promise<Got>
): Promise<Got> {
	const engine = await open();
	try {
		await engine.goto(`${origin}/`);
		// Hindi was chosen before: what is asked first is not what is looked at here.
		await engine.ask(chooseHindi, null);
		await engine.goto(`${origin}/`);
		return await work(new EngineHands(engine));
	} finally {
		await engine.close();
	}
}

/** Runs in the page. */
const chooseHindi = (): void => localStorage.setItem('bahi.language', 'hi');

/** @returns the copy as base64, and the letters of the key paper */
async function foundAndCopy(hands: EngineHands): Promise<{ copy: string; keyPaper: string }> {
	const { keyPaper } = await foundGroup(hands, { name: 'Example', saving: 25, inBox: 1000 });
	await hands.see(/^बैठक शुरू/);
	await hands.tap(new RegExp(`^${inHindi('backup.where-title')}`));
	await hands.tap('backup.make');
	await hands.see('backup.give');
	await hands.openShareSheet();
	await hands.tap('backup.give');
	return { copy: await hands.sharedFile(), keyPaper };
}

/** @returns what the box holds, as home says it */
async function bringBack(hands: EngineHands, copy: string, keyPaper: string): Promise<string | undefined> {
	await hands.tap('app.shelf-restore');
	await hands.giveFile('notes.bahi', copy);
	await hands.see('backup.restore-look');
	await hands.type(keyPaper);
	await hands.tap('backup.restore-look');
	await hands.tap('backup.restore-write');
	await learnCode(hands);
	await learnCode(hands);
	await hands.see(/^बैठक शुरू/);
	return (await new Eyes(hands.engine).card('tin-box')).numerals[0];
}

/** Whether a service worker holds the app within half a minute. */
const installed = (engine: Engine): Promise<boolean> =>
	engine.ask(
		() =>
			Promise.race([
				navigator.serviceWorker.ready.then(() => true),
				new Promise<false>((resolve) => setTimeout(() => resolve(false), 30_000))
			]),
		null
	);

/** The first officer and her four pictures, as the lock of a practice book shows them. */
async function unlock(eyes: Eyes): Promise<void> {
	await eyes.waitFor('parrot');
	await eyes.touch({ pictures: ['parrot', 'lamp'] });
	for (const picture of ['egg', 'flatbread', 'glass-of-milk', 'honey-pot'])
		await eyes.touch({ pictures: [picture] });
	await eyes.find({ pictures: ['meeting'], where: 'foot' });
}
