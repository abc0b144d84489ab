import { hi } from '../../src/lib/i18n/messages/hi.ts';
import { openPhone } from '../../tests/support/browser.ts';
import { Hands } from '../../tests/support/hands.ts';
import { median, type AppRow } from '../frame.ts';

/** Number of members at the roll of the practice group: each touch writes an entry and shows the next face. */
const touches = 19;
/** Milliseconds; the browser does not report shorter ones. */
const shortest = 16;

export const rows: readonly AppRow[] = [
	{
		name: 'tap to next paint in the meeting',
		unit: 'ms',
		budget: { normal: 100, slow: 200 },
		aim: { normal: 50, slow: 100 },
		measure: async (slowdown) => ({ subject: await tapToPaint(slowdown) })
	}
];

async function tapToPaint(slowdown: number): Promise<number> {
	const phone = await openPhone();
	const { page } = phone;
	await page.goto(`${phone.origin}/`);
	const hands = new Hands(page);
	await hands.tap('app.shelf-practice');
	const start = hands.button(new RegExp(`^${hi['book.home-start-meeting']}`));
	await start.click({ timeout: 60_000 });
	const gave = hands.button(new RegExp(`^${hi['meeting.roll-gave']}`));
	await gave.waitFor();
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
	await page.evaluate(watchTaps, shortest);
	for (let touch = 0; touch < touches; touch += 1) {
		await gave.click();
		// Until the entry is on disk and the next face is drawn.
		await page.waitForTimeout(150 * slowdown);
	}
	const told = await page.evaluate(() => Object.values((window as TapWindow).taps));
	await phone.close();
	const unseen = Array.from({ length: Math.max(0, touches - told.length) }, () => shortest);
	return median([...told, ...unseen]);
}

type TapWindow = Window & typeof globalThis & { taps: Record<number, number> };

/** Runs in the page: the longest event of each touch, until the paint after it. */
function watchTaps(durationThreshold: number): void {
	const taps: Record<number, number> = {};
	Object.assign(window, { taps });
	const observer = new PerformanceObserver((list) => {
		for (const entry of list.getEntries() as PerformanceEventTiming[]) {
			if (entry.interactionId > 0)
				taps[entry.interactionId] = Math.max(taps[entry.interactionId] ?? 0, entry.duration);
		}
	});
	observer.observe({ type: 'event', durationThreshold } as PerformanceObserverInit);
}
