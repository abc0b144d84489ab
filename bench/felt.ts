import type { CDPSession, Locator } from 'playwright-core';
import { holdEvening, openBook, type FeltStep } from '../tests/support/evening.ts';
import { Hands } from '../tests/support/hands.ts';
import { settled } from '../tests/support/meeting-hands.ts';
import { moving, openPlainPhone } from '../tests/support/plain-phone.ts';
import { putBook } from './put-book.ts';
import { longestTask, settledHeap } from './rows/installed.ts';
import { yardstick } from '../scripts/yardstick.mjs';

// An evening with real touches on a cheap phone: twenty members who have met weekly for three years. A step lasts from the touch until the
// next member, or the next screen, is drawn; for a paper, until its first sheet is visible. The quarter of a second in which a new card
// ignores touches is not counted: it prevents a double tap from answering for the next member.

const weeks = 156;
/** Openings differ by a fifth, so the book is opened several times, each on a freshly loaded page. */
const openings = 5;
/** Numbers of round trips from home after which the memory is measured. */
export const rounds = [2, 20] as const;

export type Step = FeltStep | `first sheet: ${'wall' | 'meeting' | 'bank'}` | 'bank file → back';

export interface Evening {
	/** Ms from the touch; CPU ms of the page's thread, if the page is not throttled. */
	readonly steps: ReadonlyMap<Step, readonly number[]>;
	readonly worked: ReadonlyMap<Step, readonly number[]>;
	/** Longest task in each step, ms; the browser reports only those above fifty. */
	readonly tasks: ReadonlyMap<Step, readonly number[]>;
	/** The same in the first ten seconds of home. */
	readonly blockedAtHome: number;
	/** Ms from the touch to the next paint: for touches that lead to another member or screen, and for all other keys. */
	readonly answers: readonly number[];
	readonly keys: readonly number[];
	/** Kilobytes after each of `rounds`; empty without rounds. */
	readonly heap: readonly number[];
	/** Yardstick of the minutes of this evening. */
	readonly yardstick: number;
}

export interface HowHeld {
	readonly slowdown: number;
	/** More than twenty: a group of Nepal. */
	readonly women?: number | undefined;
	/** A built app, possibly of an older tree. */
	readonly folder?: string;
	/** Prints each step. */
	readonly tells?: boolean;
	/** Makes the round trips for the memory. */
	readonly goesRound?: boolean;
	readonly film?: Film;
}

/** Called for each step with its action, to film it. */
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
	// The TypeScript loader marks inner functions with a helper that the page lacks.
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

/** @returns kilobytes in use after each of `rounds` */
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

/** Milliseconds; the browser does not report shorter ones. */
const shortest = 16;

interface Touch {
	/** Time of the touch. */
	readonly start: number;
	readonly toPaint: number;
}

type TouchedWindow = Window & { readonly touches: Readonly<Record<number, Touch>> };

/** Runs in the page: measures each touch until the paint after it. */
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
	/** Time of the touch, ms of the page. */
	readonly start: number;
	/** Ms from the touch. */
	readonly after: number;
	/** The longest task meanwhile. */
	readonly task: number;
}

type FeltWindow = Window & { readonly felt: Promise<Felt> };

/** @returns CPU ms used by the page's thread */
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

/** Runs in the page: from the next touch until another screen or member is drawn, or the named element exists. */
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
				// Long tasks are reported with a delay.
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
