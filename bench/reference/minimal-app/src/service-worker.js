/// <reference lib="webworker" />
import { build, files, prerendered, version } from '$service-worker';

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener('install', (event) => {
	event.waitUntil(caches.open(version).then((cache) => cache.addAll([...build, ...files, ...prerendered])));
});

worker.addEventListener('fetch', (event) => {
	if (event.request.method !== 'GET') return;
	event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
});
