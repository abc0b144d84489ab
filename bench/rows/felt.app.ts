import type { CDPSession, Locator } from 'playwright-core';
import { holdEvening, type FeltStep } from '../../tests/support/evening.ts';
import { Hands } from '../../tests/support/hands.ts';
import { settled } from '../../tests/support/meeting-hands.ts';
import { openPlainPhone } from '../../tests/support/plain-phone.ts';
import { median, type AppRow } from '../frame.ts';
import { putBook } from '../put-book.ts';
import { yardstick } from '../yardstick.ts';
import { longestTask, settledHeap } from './installed.ts';

// An evening by real touches, as a cheap phone holds it: twenty women who have met each week for three years. A step lasts from the touch until the
// next woman, or the next screen, is drawn; of a paper, until its first sheet is seen. That a card which slid in takes no touch for a quarter of a
// second is no wait: it keeps the second touch of one finger from answering for the next woman.

const weeks = 156;
/** The most that the law of a country takes: of Nepal. */
const manyWomen = 40;
/** How often each way from home and back is gone before the memory is looked at. */
const rounds = [2, 20] as const;

type Step = FeltStep | `first sheet: ${'wall' | 'meeting' | 'bank'}` | 'bank file → back';

interface Evening {
	readonly steps: ReadonlyMap<Step, readonly number[]>;
	/** The longest that nothing was answered, ms: in any step, and in the first ten seconds of home. */
	readonly blocked: number;
	readonly blockedAtHome: number;
	/** From the touch to the next paint, ms: of touches that lead to another woman or screen, and of all other keys. */
	readonly answers: readonly number[];
	readonly keys: readonly number[];
	/** Kilobytes after each of `rounds`; none where no rounds were made. */
	readonly heap: readonly number[];
	/** Of the minutes of this evening. */
	readonly yardstick: number;
}

const held = new Map<string, Promise<Evening>>();

function heldAt(slowdown: number, women?: number): Promise<Evening> {
	const name = `${slowdown} ${String(women)}`;
	const evening = held.get(name) ?? hold(slowdown, women);
	held.set(name, evening);
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

const of = (step: Step, figure: (times: readonly number[]) => number) => (evening: Evening) =>
	figure(evening.steps.get(step) ?? []);
const longest = (times: readonly number[]): number => Math.max(...times);
const middle = (step: Step, budget: number, aim: number): AppRow => row(step, of(step, median), budget, aim);

export const rows: readonly AppRow[] = [
	row('any key → paint', ({ keys }) => median(keys), 100, 60),
	row('answer acknowledged', ({ answers }) => median(answers), 100, 60),
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
	middle('first sheet: wall', 1_000, 700),
	middle('first sheet: meeting', 1_000, 700),
	middle('first sheet: bank', 1_000, 700),
	middle('bank file → back', 450, 300),
	row('longest task in a step', ({ blocked }) => blocked, 350, 200),
	row('longest task at home in the first 10 s', ({ blockedAtHome }) => blockedAtHome, 200, 100),
	{
		name: `felt: memory after ${rounds[1]} rounds ÷ after ${rounds[0]}`,
		unit: 'KB',
		onlySlow: true,
		budget: { normal: 1.1, slow: 1.1 },
		aim: { normal: 1.05, slow: 1.05 },
		measure: async (slowdown) => {
			const [reference = NaN, subject = NaN] = (await heldAt(slowdown)).heap;
			return { subject, reference };
		}
	},
	{
		name: `felt: ${manyWomen} women ÷ 20, the step that grows most`,
		unit: 'ms',
		onlySlow: true,
		budget: { normal: 2.3, slow: 2.3 },
		aim: { normal: 1.5, slow: 1.5 },
		measure: async (slowdown) => {
			const [few, many] = [await heldAt(slowdown), await heldAt(slowdown, manyWomen)];
			const beside = [...many.steps].map(([step, times]) => {
				const [subject, reference] = [median(times) * many.yardstick, of(step, median)(few) * few.yardstick];
				process.stdout.write(`${step}: ${(subject / reference).toFixed(2)}\n`);
				return { subject, reference };
			});
			const ratio = (one: { readonly subject: number; readonly reference: number }) =>
				one.subject / one.reference;
			return beside.reduce((most, one) => (ratio(one) > ratio(most) ? one : most));
		}
	}
];

async function hold(slowdown: number, women?: number): Promise<Evening> {
	const phone = await openPlainPhone();
	const { page } = phone;
	await page.goto(`${phone.origin}/`);
	await phone.installed();
	const box = await putBook(phone, weeks, { codes: 2, daysAgo: 7, women });
	await phone.goOffline();
	await page.reload();
	const session = await page.context().newCDPSession(page);
	const slowDown = (rate: number) => session.send('Emulation.setCPUThrottlingRate', { rate });
	await slowDown(slowdown);
	// The loader of TypeScript marks inner functions with a helper that the page does not have.
	await page.evaluate('globalThis.__name = (named) => named');
	await page.evaluate(watchTouches);
	const steps = new Map<Step, number[]>();
	const starts: number[] = [];
	let [blocked, blockedAtHome] = [0, 0];
	const before = yardstick();
	const hands = new Hands(page);
	const felt = async (step: Step, what: Locator, until?: string): Promise<void> => {
		const { start, after, task } = await feltOf(hands, what, until);
		starts.push(start);
		steps.set(step, [...(steps.get(step) ?? []), after]);
		if (step === 'open') blockedAtHome = await page.evaluate(longestTask, 10_000);
		else blocked = Math.max(blocked, task);
		process.stdout.write(`${step}: ${after.toFixed(0)} ms, longest task ${task.toFixed(0)}\n`);
	};
	await holdEvening(hands, box, felt, women);
	const touches = await page.evaluate(() => Object.values((window as unknown as TouchedWindow).touches));
	const isAnswer = ({ start }: Touch) => starts.some((one) => Math.abs(one - start) < 1);
	const untold = Array.from({ length: Math.max(0, hands.taps - touches.length) }, () => shortest);
	await toHome(hands);
	if (women === undefined) await printThree(hands, felt);
	await slowDown(1);
	const heap = women === undefined ? await goRound(hands, session) : [];
	await phone.close();
	return {
		steps,
		blocked,
		blockedAtHome,
		answers: touches.filter(isAnswer).map(({ toPaint }) => toPaint),
		keys: [...touches.filter((touch) => !isAnswer(touch)).map(({ toPaint }) => toPaint), ...untold],
		heap,
		yardstick: (before + yardstick()) / 2
	};
}

async function toHome(hands: Hands): Promise<void> {
	while (new URL(hands.page.url()).pathname !== '/') {
		const { pathname } = new URL(hands.page.url());
		await hands.tap('action.back');
		await hands.page.waitForURL((url) => url.pathname !== pathname);
		await settled(hands);
	}
}

/** The three papers of an evening, from home. */
async function printThree(
	hands: Hands,
	felt: (step: Step, what: Locator, until?: string) => Promise<void>
): Promise<void> {
	await hands.tap('book.home-print');
	for (const paper of ['wall', 'meeting', 'bank'] as const) {
		await felt(`first sheet: ${paper}`, hands.button(`print.${paper}`), '.papers .room:not(.unseen) .page');
		await hands.page.locator('[data-ready="true"]').waitFor();
		const back = hands.button('action.back');
		if (paper === 'bank') await felt('bank file → back', back);
		else await hands.touch(back);
	}
	await toHome(hands);
}

/** @returns kilobytes that are held after each of `rounds` */
async function goRound(hands: Hands, session: CDPSession): Promise<readonly number[]> {
	const ways = ['book.home-members', 'book.home-accounts', 'book.home-print', 'book.home-help'] as const;
	const heap: number[] = [];
	for (let round = 1; round <= rounds[1]; round += 1) {
		for (const way of ways) {
			await hands.tap(way);
			await hands.page.waitForURL((url) => url.pathname !== '/');
			await toHome(hands);
		}
		if (rounds.some((one) => one === round)) heap.push(await settledHeap(session));
	}
	return heap;
}

/** Shorter ones the browser does not tell. */
const shortest = 16;

interface Touch {
	/** When the finger came down. */
	readonly start: number;
	readonly toPaint: number;
}

type TouchedWindow = Window & { readonly touches: Readonly<Record<number, Touch>> };

/** Runs in the page: each touch, from when the finger came down to the paint after it. */
function watchTouches(): void {
	const touches: Record<number, Touch> = {};
	Object.assign(window, { touches });
	const observer = new PerformanceObserver((list) => {
		for (const { interactionId, startTime, duration } of list.getEntries() as PerformanceEventTiming[]) {
			const { start, toPaint } = touches[interactionId] ?? { start: Infinity, toPaint: 0 };
			if (interactionId > 0)
				touches[interactionId] = { start: Math.min(start, startTime), toPaint: Math.max(toPaint, duration) };
		}
	});
	observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
}

interface Felt {
	/** When the finger came down, ms of the page. */
	readonly start: number;
	/** Ms from the touch on. */
	readonly after: number;
	/** The longest task meanwhile. */
	readonly task: number;
}

type FeltWindow = Window & { readonly felt: Promise<Felt> };

async function feltOf(hands: Hands, what: Locator, until?: string): Promise<Felt> {
	const { page } = hands;
	await what.waitFor();
	await page.evaluate(watchNext, until);
	await hands.touch(what);
	return page.evaluate(() => (window as unknown as FeltWindow).felt);
}

/** Runs in the page: from the next touch until another screen or another woman is drawn, or what is named is there. */
function watchNext(until?: string): void {
	const stands = (): string =>
		[
			location.pathname,
			document.querySelector('h1')?.textContent,
			document.querySelector('.who-band')?.getAttribute('aria-label')
		].join('\n');
	const before = stands();
	const isThere = (): boolean =>
		until === undefined
			? stands() !== before && document.querySelector('.screens[inert], .waits') === null
			: document.querySelector(until) !== null;
	let [start, task] = [NaN, 0];
	addEventListener('pointerdown', ({ timeStamp }) => (start = timeStamp), { once: true, capture: true });
	const tasks = new PerformanceObserver((list) => {
		for (const one of list.getEntries())
			if (one.startTime + one.duration > start) task = Math.max(task, one.duration);
	});
	tasks.observe({ type: 'longtask' });
	const felt = new Promise<Felt>((resolve) => {
		const look = (): void => {
			if (Number.isNaN(start) || !isThere()) {
				requestAnimationFrame(look);
				return;
			}
			setTimeout(() => {
				const after = performance.now() - start;
				// The observer of tasks is told a little later.
				setTimeout(() => {
					tasks.disconnect();
					resolve({ start, after, task });
				}, 500);
			});
		};
		requestAnimationFrame(look);
	});
	Object.assign(window, { felt });
}
