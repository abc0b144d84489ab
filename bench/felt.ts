import type { CDPSession, Locator } from 'playwright-core';
import { holdEvening, openBook, type FeltStep } from '../tests/support/evening.ts';
import { Hands } from '../tests/support/hands.ts';
import { settled } from '../tests/support/meeting-hands.ts';
import { moving, openPlainPhone } from '../tests/support/plain-phone.ts';
import { putBook } from './put-book.ts';
import { longestTask, settledHeap } from './rows/installed.ts';
import { yardstick } from '../scripts/yardstick.mjs';

// An evening by real touches, as a cheap phone holds it: twenty women who have met each week for three years. A step lasts from the touch until the
// next woman, or the next screen, is drawn; of a paper, until its first sheet is seen. That a card which slid in takes no touch for a quarter of a
// second is no wait: it keeps the second touch of one finger from answering for the next woman.

const weeks = 156;
/** One opening differs from the next by a fifth: the book is opened so often, each time on a page that was loaded anew. */
const openings = 5;
/** How often each way from home and back is gone before the memory is looked at. */
export const rounds = [2, 20] as const;

export type Step = FeltStep | `first sheet: ${'wall' | 'meeting' | 'bank'}` | 'bank file → back';

export interface Evening {
	/** Ms from the touch on; ms of processor of the page's thread, where the page is not slowed down. */
	readonly steps: ReadonlyMap<Step, readonly number[]>;
	readonly worked: ReadonlyMap<Step, readonly number[]>;
	/** The longest that nothing was answered in each, ms; the browser does not name what is shorter than fifty. */
	readonly tasks: ReadonlyMap<Step, readonly number[]>;
	/** The same in the first ten seconds of home. */
	readonly blockedAtHome: number;
	/** From the touch to the next paint, ms: of touches that lead to another woman or screen, and of all other keys. */
	readonly answers: readonly number[];
	readonly keys: readonly number[];
	/** Kilobytes after each of `rounds`; none where no rounds were made. */
	readonly heap: readonly number[];
	/** Of the minutes of this evening. */
	readonly yardstick: number;
}

export interface HowHeld {
	readonly slowdown: number;
	/** More than twenty: a group of Nepal. */
	readonly women?: number | undefined;
	/** A built app, perhaps of an older tree. */
	readonly folder?: string;
	/** Each step is printed. */
	readonly tells?: boolean;
	/** The way from home and back is gone for the memory. */
	readonly goesRound?: boolean;
	readonly film?: Film;
}

/** Told of each step with what is done in it; what moves for a person moves then. */
export type Film = (session: CDPSession, step: Step, act: () => Promise<Felt>) => Promise<Felt>;

export async function hold({ slowdown, women, folder, tells, goesRound, film }: HowHeld): Promise<Evening> {
	const phone = await openPlainPhone({ ...(folder && { folder }), ...(film && { context: moving }) });
	const { page } = phone;
	await page.goto(`${phone.origin}/`);
	await phone.installed();
	const box = await putBook(phone, weeks, { codes: 2, daysAgo: 7, women });
	await phone.goOffline();
	await page.reload();
	const session = await page.context().newCDPSession(page);
	const slowDown = (rate: number) => session.send('Emulation.setCPUThrottlingRate', { rate });
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	await slowDown(slowdown);
	// The loader of TypeScript marks inner functions with a helper that the page does not have.
	const watch = async () => {
		await page.evaluate('globalThis.__name = (named) => named');
		await page.evaluate(watchTouches);
	};
	await watch();
	const [steps, worked, tasks] = [
		new Map<Step, number[]>(),
		new Map<Step, number[]>(),
		new Map<Step, number[]>()
	];
	const starts: number[] = [];
	let blockedAtHome = 0;
	const before = yardstick();
	const hands = new Hands(page);
	const felt = async (step: Step, what: Locator, until?: string): Promise<void> => {
		const began = await workOf(session);
		const act = () => feltOf(hands, what, until);
		const { start, after, task } = await (film?.(session, step, act) ?? act());
		const work = (await workOf(session)) - began;
		starts.push(start);
		for (const [figures, figure] of [
			[steps, after],
			[worked, work],
			[tasks, task]
		] as const)
			figures.set(step, [...(figures.get(step) ?? []), figure]);
		if (step === 'open' && steps.get(step)?.length === openings)
			blockedAtHome = await page.evaluate(longestTask, 10_000);
		if (tells === true)
			process.stdout.write(`${step}: ${after.toFixed(0)} ms, longest task ${task.toFixed(0)}\n`);
	};
	for (let opening = 1; opening < openings; opening += 1) {
		await openBook(hands, felt);
		await page.reload();
		await watch();
	}
	[hands.taps, starts.length] = [0, 0];
	await holdEvening(hands, box, felt, women);
	const touches = await page.evaluate(() => Object.values((window as unknown as TouchedWindow).touches));
	const isAnswer = ({ start }: Touch) => starts.some((one) => Math.abs(one - start) < 1);
	const untold = Array.from({ length: Math.max(0, hands.taps - touches.length) }, () => shortest);
	await toHome(hands);
	await printThree(hands, felt);
	await slowDown(1);
	const heap = goesRound === true ? await goRound(hands, session) : [];
	await phone.close();
	return {
		steps,
		worked,
		tasks,
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

export interface Felt {
	/** When the finger came down, ms of the page. */
	readonly start: number;
	/** Ms from the touch on. */
	readonly after: number;
	/** The longest task meanwhile. */
	readonly task: number;
}

type FeltWindow = Window & { readonly felt: Promise<Felt> };

/** @returns ms of processor that the page's thread has worked */
async function workOf(session: CDPSession): Promise<number> {
	const { metrics } = await session.send('Performance.getMetrics');
	return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
}

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
