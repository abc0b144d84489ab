import { expect, test } from 'vitest';
import { buildFolder } from '../../scripts/build.mjs';
import { findEngines } from '../../scripts/engines.mjs';
import { serveFolder } from '../../scripts/static-server.mjs';
import { Eyes } from '../tasks/eyes.ts';
import { countAndClose, giveBack, herPage, lend, openPractice, rollCall } from '../tasks/scripts.ts';
import type { Engine } from './engine.ts';
import { openFirefox } from './firefox.ts';
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
