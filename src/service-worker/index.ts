import { base, build, files, prerendered, version } from '$service-worker';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;

/**
 * The whole app is kept on the phone when it is first opened; from then on nothing needs a network.
 * A new version waits until somebody agrees (src/lib/device/updates.ts): never in the middle of a meeting.
 */

// Kit lists the adapter's fallback page nowhere, and every address that is not prerendered starts from it.
const shell = `${base}/200.html`;

/**
 * A trial voice is larger than all the rest together: the page fetches the one of its language after the app, and keeps it
 * in a cache of its own (src/lib/device/voice/trial-packs.ts).
 */
const isVoice = (url: string): boolean => url.endsWith('.bahivoice');

precacheAndRoute([
	// Names with a hash inside: the address is the revision.
	...build.filter((url) => !isVoice(url)).map((url) => ({ url, revision: null })),
	...[...files, ...prerendered, shell]
		.filter((url) => !isVoice(url))
		.map((url) => ({ url, revision: version }))
]);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL(shell)));

self.addEventListener('message', (event: ExtendableMessageEvent) => {
	const message: unknown = event.data;
	if (
		typeof message === 'object' &&
		message !== null &&
		'type' in message &&
		message.type === 'SKIP_WAITING'
	) {
		void self.skipWaiting();
	}
});
