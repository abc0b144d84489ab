import type { Locator } from 'playwright-core';
import { holdEvening, type FeltStep } from '../../tests/support/evening.ts';
import { Hands } from '../../tests/support/hands.ts';
import { openPlainPhone } from '../../tests/support/plain-phone.ts';
import { median, type AppRow } from '../frame.ts';
import { putBook } from '../put-book.ts';
import { yardstick } from '../yardstick.ts';
import { longestTask } from './installed.ts';

// An evening by real touches, as a cheap phone holds it: twenty women who have met each week for three years. A step lasts from the touch until the
// next woman, or the next screen, is drawn and can be touched.

const weeks = 156;

interface Evening {
	readonly steps: ReadonlyMap<FeltStep, readonly number[]>;
	/** The longest that nothing was answered, ms: in any step, and in the first ten seconds of home. */
	readonly blocked: number;
	readonly blockedAtHome: number;
	/** Of the minutes of this evening. */
	readonly yardstick: number;
}

const held = new Map<number, Promise<Evening>>();

function heldAt(slowdown: number): Promise<Evening> {
	const evening = held.get(slowdown) ?? hold(slowdown);
	held.set(slowdown, evening);
	return evening;
}

const row = (name: string, figure: (evening: Evening) => number, budget: number, aim: number): AppRow => ({
	name: `felt: ${name}`,
	unit: 'ms',
	onlySlow: true,
	budget: { normal: budget, slow: budget },
	aim: { normal: aim, slow: aim },
	measure: async (slowdown) => {
		const evening = await heldAt(slowdown);
		return { subject: figure(evening), yardstick: evening.yardstick };
	}
});

const of = (step: FeltStep, figure: (times: readonly number[]) => number) => (evening: Evening) =>
	figure(evening.steps.get(step) ?? []);
const longest = (times: readonly number[]): number => Math.max(...times);
const middle = (step: FeltStep, budget: number, aim: number): AppRow =>
	row(step, of(step, median), budget, aim);

export const rows: readonly AppRow[] = [
	middle('roll → next', 200, 120),
	middle('last answer → circle', 400, 300),
	middle('circle → give back', 300, 200),
	middle('give back → next', 300, 150),
	middle('loan written', 300, 150),
	middle('last code → roll', 450, 300),
	middle('closing code → sealed', 1_500, 1_000),
	middle('her page', 500, 300),
	middle('change of screen', 300, 200),
	row('change of screen, worst', of('change of screen', longest), 450, 300),
	row('longest task in a step', ({ blocked }) => blocked, 350, 200),
	row('longest task at home in the first 10 s', ({ blockedAtHome }) => blockedAtHome, 200, 100)
];

async function hold(slowdown: number): Promise<Evening> {
	const phone = await openPlainPhone();
	const { page } = phone;
	await page.goto(`${phone.origin}/`);
	await phone.installed();
	const box = await putBook(phone, weeks, { codes: 2, daysAgo: 7 });
	await phone.goOffline();
	await page.reload();
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
	// The loader of TypeScript marks inner functions with a helper that the page does not have.
	await page.evaluate('globalThis.__name = (named) => named');
	const steps = new Map<FeltStep, number[]>();
	let [blocked, blockedAtHome] = [0, 0];
	const before = yardstick();
	const hands = new Hands(page);
	await holdEvening(hands, box, async (step, what) => {
		const { after, task } = await feltOf(hands, what);
		steps.set(step, [...(steps.get(step) ?? []), after]);
		if (step === 'open') blockedAtHome = await page.evaluate(longestTask, 10_000);
		else blocked = Math.max(blocked, task);
		process.stdout.write(`${step}: ${after.toFixed(0)} ms, longest task ${task.toFixed(0)}\n`);
	});
	await phone.close();
	return { steps, blocked, blockedAtHome, yardstick: (before + yardstick()) / 2 };
}

interface Felt {
	/** Ms from the touch on. */
	readonly after: number;
	/** The longest task meanwhile. */
	readonly task: number;
}

type FeltWindow = Window & { readonly felt: Promise<Felt> };

async function feltOf(hands: Hands, what: Locator): Promise<Felt> {
	const { page } = hands;
	await what.waitFor();
	await page.evaluate(watchNext);
	await hands.touch(what);
	return page.evaluate(() => (window as unknown as FeltWindow).felt);
}

/** Runs in the page: from the next touch until another screen, or another woman, is drawn and can be touched. */
function watchNext(): void {
	const stands = (): string =>
		[
			location.pathname,
			document.querySelector('h1')?.textContent,
			document.querySelector('.who-band')?.getAttribute('aria-label')
		].join('\n');
	const before = stands();
	let [start, task] = [NaN, 0];
	addEventListener('pointerdown', ({ timeStamp }) => (start = timeStamp), { once: true, capture: true });
	const tasks = new PerformanceObserver((list) => {
		for (const one of list.getEntries())
			if (one.startTime + one.duration > start) task = Math.max(task, one.duration);
	});
	tasks.observe({ type: 'longtask' });
	const felt = new Promise<Felt>((resolve) => {
		const look = (): void => {
			if (Number.isNaN(start) || stands() === before || document.querySelector('[inert]') !== null) {
				requestAnimationFrame(look);
				return;
			}
			setTimeout(() => {
				const after = performance.now() - start;
				// The observer of tasks is told a little later.
				setTimeout(() => {
					tasks.disconnect();
					resolve({ after, task });
				}, 500);
			});
		};
		requestAnimationFrame(look);
	});
	Object.assign(window, { felt });
}
