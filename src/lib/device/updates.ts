import type { Workbox } from 'workbox-window';
import { ownScript } from './own-script.ts';
import { untilIdle } from './until-idle.ts';

export interface UpdateEvents {
	/** The whole app is on the phone; the next start needs no network. */
	readonly onOfflineReady: () => void;
	/** A new version is on the phone and waits. Offer it at the lock screen, never in a meeting. */
	readonly onUpdateReady: () => void;
	/** Another tab took the new version: this one still runs the old, whose files are gone. Offer a reload. */
	readonly onStale: () => void;
}

export interface Updates {
	/** Puts the service worker on the phone. Does nothing where there is none: the app then works online only. */
	readonly start: () => Promise<void>;
	/** A person agreed: the waiting version takes over and this page starts again, once. */
	readonly accept: () => void;
}

/** An installed app may stay open for days without a navigation, which is when browsers look for a new version. */
const askAgainMinutes = 360;

/** @param patience ms until a worker that does not answer is asked again: browsers end one that they take for hung */
export function createUpdates(events: UpdateEvents, patience = 60_000): Updates {
	/** No worker was active here before the next that takes over. */
	let isFirst = false;
	let workbox: Workbox | undefined;
	let registration: ServiceWorkerRegistration | undefined;
	let accepted = false;
	let reloading = false;

	const reloadOnce = (): void => {
		if (reloading) return;
		reloading = true;
		location.reload();
	};

	/** At the first visit only what the women use came at once. */
	const keepAll = async (): Promise<void> => {
		const { active } = await navigator.serviceWorker.ready;
		await untilIdle();
		if (await says(active, 'KEEP_ALL', patience)) events.onOfflineReady();
	};

	// Workbox says "waiting" of a worker that is slow to take over, too. Where this page is held by none, only other pages hold it up.
	const offer = async (): Promise<void> => {
		const { active } = await navigator.serviceWorker.ready;
		if (navigator.serviceWorker.controller !== null || (await says(active, 'HOLDS_PAGES', patience)))
			events.onUpdateReady();
	};

	// Both events count. The page of the very first visit is controlled by no worker and never hears
	// "controlling": an update that it accepts would otherwise do nothing.
	const tookOver = (event: { isUpdate?: boolean; isExternal?: boolean }): void => {
		const isOurs = event.isUpdate !== true && event.isExternal !== true;
		if (isFirst || isOurs) void keepAll();
		else if (accepted) reloadOnce();
		else events.onStale();
		// Workbox takes a worker that came a minute after it was asked for as another page's, and hears of no later one.
		if (isFirst && event.isExternal === true) void listen();
		isFirst = false;
	};

	const listen = async (): Promise<void> => {
		const { Workbox } = await import('workbox-window');
		workbox = new Workbox(ownScript('/service-worker.js'), { scope: '/' });
		workbox.addEventListener('waiting', () => void offer());
		workbox.addEventListener('activated', tookOver);
		workbox.addEventListener('controlling', tookOver);
		// A host that does not give the worker: the app works with a network, as without one, and the next start asks again.
		registration = await workbox.register({ immediate: true }).catch(() => undefined);
	};

	return {
		async start() {
			if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
			// Nothing waits for it: the first screen is drawn without.
			isFirst = !(await navigator.serviceWorker.getRegistration('/'))?.active;
			await listen();
			if (registration === undefined) return;
			if (registration.active) void keepAll();
			askAgainWhenSeen(() => workbox?.update());
		},
		accept() {
			accepted = true;
			// Another tab may have been quicker; then nothing waits and only this page is old.
			if (registration?.waiting) workbox?.messageSkipWaiting();
			else reloadOnce();
		}
	};
}

/** Asks the worker to keep what is still missing and whether all is kept, or whether a page is under it. */
function says(
	worker: ServiceWorker | null,
	type: 'KEEP_ALL' | 'HOLDS_PAGES',
	patience: number
): Promise<boolean> {
	if (worker === null) return Promise.resolve(false);
	return new Promise((resolve) => {
		const ask = (): void => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = ({ data }: MessageEvent<unknown>) => {
				clearInterval(asking);
				port1.close();
				resolve(data === true);
			};
			worker.postMessage({ type }, [port2]);
		};
		const asking = setInterval(ask, patience);
		ask();
	});
}

function askAgainWhenSeen(update: () => Promise<void> | undefined): void {
	let askedAt = performance.now();
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState !== 'visible') return;
		if (performance.now() - askedAt < askAgainMinutes * 60_000) return;
		askedAt = performance.now();
		// Without a network there is no answer, and none is needed.
		update()?.catch(() => undefined);
	});
}
