import type { CDPSession } from 'playwright-core';
import { openPhone, type Phone, type PhoneOptions } from '../../tests/support/browser.ts';
import { newProfile } from '../profile.ts';

/** An offline app on a phone, and the touches until it has done what is measured. */
export interface Installed {
	readonly phone: PhoneOptions;
	readonly play: Play;
}

export interface Play {
	/** Names of buttons, each touched as soon as it exists. */
	readonly steps: readonly string[];
	/** Ends when the address or the name of a button matches this. */
	readonly until: string;
	/** Milliseconds for which the page is observed afterwards; undefined for none. */
	readonly watched?: number;
	/** A prerendered button may exist before its handler: it is touched until it responds. */
	readonly again?: boolean;
}

/** Milliseconds since the address was opened, and kilobytes of JavaScript heap after a collection. */
export interface Start {
	readonly done: number;
	readonly paint: number;
	/** Longest task while the page was observed, milliseconds. */
	readonly blocked: number;
	readonly heap: number;
}

const starts = 9;

/** @param prepare stores initial data on the phone */
export async function install(
	options: Pick<PhoneOptions, 'folder' | 'headers'>,
	play: Play,
	prepare?: (phone: Phone) => Promise<unknown>
): Promise<Installed> {
	const profile = newProfile();
	const phone = await openPhone({ ...options, profile });
	await phone.page.goto(`${phone.origin}/`);
	await phone.installed();
	await prepare?.(phone);
	await phone.close();
	return { phone: { ...options, profile, port: Number(new URL(phone.origin).port) }, play };
}

/** Each start is a new offline browser. Both apps start alternately, because the machine's speed varies. */
export async function startInTurn(
	apps: { readonly subject: Installed; readonly reference: Installed },
	slowdown: number
): Promise<{ readonly subject: Start; readonly reference: Start }> {
	const [subject, reference]: [Start[], Start[]] = [[], []];
	for (let start = 0; start < starts; start += 1) {
		reference.push(await startOnce(apps.reference, slowdown));
		subject.push(await startOnce(apps.subject, slowdown));
	}
	return { subject: middleOf(subject), reference: middleOf(reference) };
}

function middleOf(all: readonly Start[]): Start {
	const middle = (key: keyof Start): number => meanOfMiddle(all.map((one) => one[key]));
	return {
		done: middle('done'),
		paint: middle('paint'),
		blocked: middle('blocked'),
		heap: middle('heap')
	};
}

/** Mean of the middle third: a browser reports a first paint in steps of 4 ms, an eighth of the smaller app's. */
function meanOfMiddle(figures: readonly number[]): number {
	const third = Math.floor(figures.length / 3);
	const middle = [...figures].sort((one, other) => one - other).slice(third, figures.length - third);
	return middle.reduce((sum, figure) => sum + figure, 0) / middle.length;
}

async function startOnce({ phone: options, play }: Installed, slowdown: number): Promise<Start> {
	const phone = await openPhone(options);
	await phone.goOffline();
	const { page } = phone;
	const session = await page.context().newCDPSession(page);
	const seen = await played(phone, session, play, slowdown);
	const heap = await settledHeap(session);
	await phone.close();
	return { ...seen, heap };
}

/** Heap after repeated collections free nothing more: copies are compared and pages verified after the screen is drawn. Kilobytes. */
export async function settledHeap(session: CDPSession): Promise<number> {
	let [before, now] = [Infinity, await collected(session)];
	while (Math.abs(before - now) > now / 50) {
		await new Promise((resolve) => setTimeout(resolve, 500));
		[before, now] = [now, await collected(session)];
	}
	return now;
}

async function collected(session: CDPSession): Promise<number> {
	await session.send('HeapProfiler.collectGarbage');
	return (await session.send('Runtime.getHeapUsage')).usedSize / 1000;
}

/** Frames of one start, each (JPEG, base64) with the milliseconds since the address was opened. */
export async function filmed({ phone: options, play }: Installed, slowdown: number) {
	const phone = await openPhone(options);
	await phone.goOffline();
	const session = await phone.page.context().newCDPSession(phone.page);
	const { frames, done: seen } = await pictured(session, () => played(phone, session, play, slowdown));
	const begun = await phone.page.evaluate(() => performance.timeOrigin);
	await phone.close();
	return { done: seen.done, frames: frames.map(({ at, jpeg }) => ({ at: at - begun, jpeg })) };
}

interface ScreencastFrame {
	readonly data: string;
	readonly metadata: { readonly timestamp?: number };
	readonly sessionId: number;
}

/** Frames during an action, each (JPEG, base64) with its time, ms since 1970. */
export async function pictured<Done>(session: CDPSession, act: () => Promise<Done>) {
	const frames: { readonly at: number; readonly jpeg: string }[] = [];
	const take = ({ data, metadata, sessionId }: ScreencastFrame): void => {
		frames.push({ at: (metadata.timestamp ?? 0) * 1000, jpeg: data });
		void session.send('Page.screencastFrameAck', { sessionId });
	};
	session.on('Page.screencastFrame', take);
	await session.send('Page.startScreencast', { format: 'jpeg', quality: 70, maxWidth: 360, maxHeight: 640 });
	const done = await act();
	await session.send('Page.stopScreencast');
	session.off('Page.screencastFrame', take);
	return { done, frames };
}

async function played(phone: Phone, session: CDPSession, play: Play, slowdown: number) {
	const { page } = phone;
	// Starts in a new process, as from a home screen: from about:blank only an app with isolating headers would.
	await page.goto('data:text/html,');
	await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
	// The TypeScript loader marks inner functions with a helper that the page lacks.
	await page.addInitScript('globalThis.__name = (named) => named');
	await page.addInitScript(playHere, play);
	// The browser takes an evaluation by the driver for a touch, and a touched page moves its focus before it is drawn, which costs a layout.
	await page.exposeFunction('touched', () =>
		session.send('Runtime.evaluate', { expression: '0', userGesture: true })
	);
	await page.goto(`${phone.origin}/`, { waitUntil: 'commit' });
	const seen = await asked(session);
	const blocked = play.watched === undefined ? 0 : await page.evaluate(longestTask, play.watched);
	await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	return { ...seen, blocked };
}

/** Result of a promise of the page, without the user gesture of playwright's evaluation. */
async function asked(session: CDPSession): Promise<Pick<Start, 'done' | 'paint'>> {
	const { result } = await session.send('Runtime.evaluate', {
		expression: 'played',
		awaitPromise: true,
		returnByValue: true
	});
	return result.value as Pick<Start, 'done' | 'paint'>;
}

/** Runs in the page. The browser does not report tasks below fifty milliseconds. */
export function longestTask(milliseconds: number): Promise<number> {
	let longest = 0;
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
	}).observe({ type: 'longtask' });
	return new Promise((resolve) => setTimeout(() => resolve(longest), milliseconds));
}

declare const touched: () => Promise<void>;

/** Runs in the page from the start. Excludes key derivation in workers, which has a row of its own. */
function playHere({ steps, until, again = false }: Play): void {
	let derivation = 0;
	// oxlint-disable-next-line typescript/unbound-method -- the proxy hands the worker on
	Worker.prototype.postMessage = new Proxy(Worker.prototype.postMessage, {
		apply(postMessage, worker: Worker, given: [unknown]) {
			const begun = performance.now();
			worker.addEventListener('message', () => (derivation += performance.now() - begun), { once: true });
			postMessage.apply(worker, given);
		}
	});
	const nameOf = (button: Element) => button.getAttribute('aria-label') ?? button.textContent.trim();
	let next = 0;
	// Scanning all buttons takes CPU time from the app, so it is done only after a change.
	let hasChanged = true;
	new MutationObserver(() => (hasChanged = true)).observe(document, {
		subtree: true,
		childList: true,
		characterData: true,
		attributes: true
	});
	const played = new Promise((resolve) => {
		const tick = (): void => {
			if (!hasChanged && !again) return;
			hasChanged = false;
			const buttons = [...document.querySelectorAll('button')];
			const seen = [location.pathname, ...buttons.map(nameOf)].join('\n');
			const [paint] = performance.getEntriesByName('first-contentful-paint');
			if (next >= steps.length && new RegExp(until, 'm').test(seen)) {
				hasChanged = true;
				if (paint === undefined) return;
				clearInterval(looking);
				resolve({ done: performance.now() - derivation, paint: paint.startTime });
				return;
			}
			const step = new RegExp((again ? steps[0] : steps[next]) ?? '(?!)');
			const button = buttons.find((one) => step.test(nameOf(one)));
			if (button?.disabled === false) {
				if (next === 0) void touched();
				button.click();
				next += 1;
				hasChanged = true;
			}
		};
		const looking = setInterval(tick, 4);
	});
	Object.assign(window, { played });
}
