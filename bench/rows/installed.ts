import type { CDPSession } from 'playwright-core';
import { openPhone, type Phone, type PhoneOptions } from '../../tests/support/browser.ts';
import { newProfile } from '../profile.ts';

/** An app that is on a phone and needs no network, and what is touched until it has done what is waited for. */
export interface Installed {
	readonly phone: PhoneOptions;
	readonly play: Play;
}

export interface Play {
	/** Buttons by what they are called, each touched as soon as it is there. */
	readonly steps: readonly string[];
	/** Is over when the address or the name of a button matches this. */
	readonly until: string;
	/** How long the page is watched afterwards, in milliseconds; not at all when left out. */
	readonly watched?: number;
	/** A prerendered button may be there before anybody listens: it is touched until it answers. */
	readonly again?: boolean;
}

/** Milliseconds since the address was opened, and kilobytes of script memory after a collection. */
export interface Start {
	readonly done: number;
	readonly paint: number;
	/** The longest that nothing was answered while the page was watched, milliseconds. */
	readonly blocked: number;
	readonly heap: number;
}

const starts = 9;

/** @param prepare puts on the phone what should be there */
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

/** Each start is a new browser without a network. Both apps start in turn, since the machine is not equally fast at every minute. */
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

/** Of the middle third: a browser tells a first paint in steps of 4 ms, which would be an eighth of the smaller app's. */
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

/** What is left when collecting frees nothing more: copies are compared and pages verified after the screen stands. Kilobytes. */
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

/** What was on the screen during one start, each picture (JPEG, base64) with the milliseconds since the address was opened. */
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

/** What was on the screen meanwhile, each picture (JPEG, base64) with its time, ms since 1970. */
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
	// As from a home screen, each begins in a new process: from about:blank only an app whose headers isolate it would.
	await page.goto('data:text/html,');
	await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
	// The loader of TypeScript marks inner functions with a helper that the page does not have.
	await page.addInitScript('globalThis.__name = (named) => named');
	await page.addInitScript(playHere, play);
	// To the browser an evaluation of the driver's is a touch: a page that was touched before it is drawn moves its focus, and lays out for it.
	await page.exposeFunction('touched', () =>
		session.send('Runtime.evaluate', { expression: '0', userGesture: true })
	);
	await page.goto(`${phone.origin}/`, { waitUntil: 'commit' });
	const seen = await asked(session);
	const blocked = play.watched === undefined ? 0 : await page.evaluate(longestTask, play.watched);
	await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	return { ...seen, blocked };
}

/** What a promise of the page says, without the gesture that an evaluation of playwright's is. */
async function asked(session: CDPSession): Promise<Pick<Start, 'done' | 'paint'>> {
	const { result } = await session.send('Runtime.evaluate', {
		expression: 'played',
		awaitPromise: true,
		returnByValue: true
	});
	return result.value as Pick<Start, 'done' | 'paint'>;
}

/** Runs in the page. What is shorter than fifty milliseconds the browser does not name. */
export function longestTask(milliseconds: number): Promise<number> {
	let longest = 0;
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
	}).observe({ type: 'longtask' });
	return new Promise((resolve) => setTimeout(() => resolve(longest), milliseconds));
}

declare const touched: () => Promise<void>;

/** Runs in the page from its first moment. The time that workers need for a key is taken out: it is a row of its own. */
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
	// Looking at every button takes time of the app's own: it is done after something changed.
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
