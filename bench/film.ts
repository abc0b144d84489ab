import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openPhone } from '../tests/support/browser.ts';
import { hold } from './felt.ts';
import { slowdown } from './frame.ts';
import { filmed, pictured } from './rows/installed.ts';
import { appsOf } from './rows/starts.app.ts';

const step = 100;
const stepsMost = 40;

/**
 * Records the screen every 100 ms during an offline start at 6×, for an empty phone and one with a book of ten years,
 * as one picture each; and the screen during repayments.
 *
 * @param build a built app, possibly of an older tree
 */
export async function film(build: string, out: string): Promise<void> {
	mkdirSync(out, { recursive: true });
	for (const [name, install] of Object.entries(appsOf(build))) {
		const app = await install();
		// The first start with this book stores data that later ones find.
		await filmed(app, slowdown);
		const { done, frames } = await filmed(app, slowdown);
		// Later than `done`, which excludes the key derivation.
		const last = Math.max(done, frames.at(-1)?.at ?? 0);
		const count = Math.min(stepsMost, Math.ceil(last / step) + 2);
		const strip = Array.from({ length: count }, (_, place) => {
			const at = (place + 1) * step;
			return { at, jpeg: frames.findLast((frame) => frame.at <= at)?.jpeg ?? null };
		});
		await draw(strip, join(out, `start-${name}.png`));
		console.log(`start-${name}.png: done after ${done.toFixed(0)} ms, ${frames.length} pictures`);
	}
	await filmGivingBack(build, out);
}

/** The first member, one in the middle and a late one. */
const filmedCards = [1, 7, 13];
const picturesMost = 12;

/** Frames with their time from the member's touch. */
async function filmGivingBack(folder: string, out: string): Promise<void> {
	let card = 0;
	await hold({
		slowdown,
		folder,
		film: async (session, step, act) => {
			if (step !== 'give back → next' || !filmedCards.includes((card += 1))) return act();
			const { frames, done } = await pictured(session, act);
			const { result } = await session.send('Runtime.evaluate', { expression: 'performance.timeOrigin' });
			const touched = Number(result.value) + done.start;
			const strip = frames.map(({ at, jpeg }) => ({ at: at - touched, jpeg }));
			const shown = strip.findLastIndex(({ at }) => at <= 0);
			await draw(
				strip.slice(Math.max(0, shown), Math.max(0, shown) + picturesMost),
				join(out, `give-back-${card}.png`)
			);
			console.log(`give-back-${card}.png: the next woman after ${done.after.toFixed(0)} ms`);
			return done;
		}
	});
}

async function draw(
	strip: readonly { readonly at: number; readonly jpeg: string | null }[],
	path: string
): Promise<void> {
	const phone = await openPhone({ context: { viewport: { width: 1440, height: 640 } } });
	const cell = ({ at, jpeg }: (typeof strip)[number]): string =>
		`<figure><figcaption>${at.toFixed(0)} ms</figcaption>${jpeg === null ? '' : `<img src="data:image/jpeg;base64,${jpeg}">`}</figure>`;
	const style =
		'body{margin:8px;display:flex;flex-wrap:wrap;gap:6px;font:14px sans-serif}figure{margin:0;width:112px;height:222px;border:1px solid #888}img{width:112px}';
	await phone.page.setContent(`<style>${style}</style>${strip.map(cell).join('')}`);
	await phone.page.screenshot({ path, fullPage: true });
	await phone.close();
}
