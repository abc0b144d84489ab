import { base, build, files, version } from '$service-worker';
import {
	addPlugins,
	cleanupOutdatedCaches,
	createHandlerBoundToURL,
	precacheAndRoute
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { judgeBy, keepOnlyGenuine, throwOutWrong } from './keep-genuine.ts';
import { dropOldLater, keepLater, keptLater } from './later.ts';
import { deliverPost } from './post.ts';
import { answerWithoutWorker, dropOldStarts, isStart } from './static-routes.ts';

declare const self: ServiceWorkerGlobalScope;

/** By the build (scripts/stages.mjs): files that come when the phone has nothing else to do. */
declare const FILES_KEPT_LATER: readonly string[];

/**
 * The whole app is kept on the phone; from then on nothing needs a network. At the first visit what an evening needs is kept at
 * once, and the rest when the page says that the phone has nothing else to do (ADR 0029). A new version takes the whole of
 * itself before it is offered, and waits until somebody agrees (src/lib/device/updates.ts): never in the middle of a meeting.
 * Only what is what it should be is kept: a host or a network that gives its own page in place of a file keeps the app off
 * the phone until it gives the file (ADR 0006).
 */

// Kit lists the adapter's fallback page nowhere, and every address starts from it.
const shell = `${base}/200.html`;

/**
 * A trial voice is larger than all the rest together: the page fetches the one of its language after the app, and keeps it
 * in a cache of its own (src/lib/device/voice/trial-packs.ts).
 */
const isVoice = (url: string): boolean => url.endsWith('.bahivoice');

/** Every page has the text of it inside, and its link to it stays disabled (scripts/inline-style.mjs): nobody fetches the file. */
const isInPages = (url: string): boolean => /\/bundle\.[\w-]+\.css$/.test(url);

const later = FILES_KEPT_LATER.map((file) => `${base}/${file}`).filter((url) => !isVoice(url));
const atOnce = build.filter((url) => !isVoice(url) && !isInPages(url) && !later.includes(url));

/** The script that only a page of this version begins with. */
const ownScript = build.find((url) => url.includes('/immutable/bundle.')) ?? '';
const isRight = judgeBy(ownScript);

/** What a browser draws on its way to the home screen, which takes a network of itself; the icon of 192 px is kept. */
const isForInstalling = (url: string): boolean => /\/icon-(?:maskable-)?512\.png$/.test(url);
const small = files.filter((url) => !isForInstalling(url));

addPlugins([keepOnlyGenuine(isRight)]);
precacheAndRoute([
	// Names with a hash inside: the address is the revision.
	...atOnce.map((url) => ({ url, revision: null })),
	// The version too: a page whose part is missing asks for it, and would start again without end where another answered.
	...[...small, `${base}/_app/version.json`, shell].map((url) => ({ url, revision: version }))
]);
cleanupOutdatedCaches();
registerRoute(({ url }) => later.includes(url.pathname), keptLater(isRight));
registerRoute(new NavigationRoute(createHandlerBoundToURL(shell)));

self.addEventListener('install', (event) => {
	event.waitUntil(
		answerWithoutWorker(event, { version, start: `${base}/`, shell, files: atOnce, isRight }).catch(
			goOnWithout
		)
	);
	// Whoever agrees to a new version, perhaps far from any network, loses nothing that the old one had.
	if (self.registration.active !== null) event.waitUntil(keepLater(later, isRight));
});

deliverPost(self);

self.addEventListener('activate', (event) =>
	event.waitUntil(
		dropOldLater(later)
			.then(() => dropOldStarts(version))
			.then(() => throwOutWrong(isRight, (cache) => !isStart(cache)))
	)
);

/** A browser that refuses the routes has this worker asked, as every other. */
const goOnWithout = (): void => undefined;

self.addEventListener('message', (event: ExtendableMessageEvent) => {
	const message: unknown = event.data;
	if (typeof message !== 'object' || message === null || !('type' in message)) return;
	if (message.type === 'SKIP_WAITING') void self.skipWaiting();
	if (message.type === 'KEEP_ALL') event.waitUntil(keepAll(event.ports[0]));
	if (message.type === 'HOLDS_PAGES')
		event.waitUntil(self.clients.matchAll().then((held) => event.ports[0]?.postMessage(held.length > 0)));
});

/** @param asked hears whether the whole app is on the phone now */
async function keepAll(asked: MessagePort | undefined): Promise<void> {
	try {
		await keepLater(later, isRight);
		asked?.postMessage(true);
	} catch {
		// No network any more: the next start tries again.
		asked?.postMessage(false);
	}
}
