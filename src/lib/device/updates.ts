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

/** Browsers call a worker installed a moment before it takes over where nobody holds it up. */
const settledAfter = 200;

/** @param patience ms until a worker that does not answer is asked again: browsers end one that they take for hung */
export function createUpdates(events: UpdateEvents, patience = 60_000): Updates {
	let registration: ServiceWorkerRegistration | undefined;
	/** None was active here before the next that takes over. */
	let isFirst = false;
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

	// A worker that is slow to take over waits, too. Where this page is held by none, only other pages hold it up.
	const offer = async (): Promise<void> => {
		const { active } = await navigator.serviceWorker.ready;
		if (navigator.serviceWorker.controller !== null || (await says(active, 'HOLDS_PAGES', patience)))
			events.onUpdateReady();
	};

	// Becoming active and controlling this page both count. The page of the very first visit is controlled by no worker: an update
	// that it accepts would otherwise do nothing.
	const tookOver = (): void => {
		if (isFirst) void keepAll();
		else if (accepted) reloadOnce();
		else events.onStale();
		isFirst = false;
	};

	const changed = ({ target }: Event): void => {
		const worker = target as ServiceWorker;
		if (worker.state === 'activated') tookOver();
		if (worker.state === 'installed')
			setTimeout(() => {
				if (registration?.waiting === worker) void offer();
			}, settledAfter);
	};

	const watch = ({ installing, waiting }: ServiceWorkerRegistration): void => {
		for (const worker of [installing, waiting]) worker?.addEventListener('statechange', changed);
	};

	return {
		async start() {
			if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
			// A host that does not give the worker: the app works with a network, as without one, and the next start asks again.
			const found = await navigator.serviceWorker
				.register(ownScript('/service-worker.js'), { scope: '/' })
				.catch(() => undefined);
			if (found === undefined) return;
			registration = found;
			isFirst = found.active === null;
			found.addEventListener('updatefound', () => watch(found));
			navigator.serviceWorker.addEventListener('controllerchange', tookOver);
			watch(found);
			if (found.waiting) void offer();
			if (found.active) void keepAll();
			askAgainWhenSeen(found);
		},
		accept() {
			accepted = true;
			// Another tab may have been quicker; then nothing waits and only this page is old.
			if (registration?.waiting) registration.waiting.postMessage({ type: 'SKIP_WAITING' });
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

function askAgainWhenSeen(registration: ServiceWorkerRegistration): void {
	let askedAt = performance.now();
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState !== 'visible') return;
		if (performance.now() - askedAt < askAgainMinutes * 60_000) return;
		askedAt = performance.now();
		// Without a network there is no answer, and none is needed.
		registration.update().catch(() => undefined);
	});
}
