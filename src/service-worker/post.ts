import { deliver } from '../lib/app/post/deliver.ts';
import { aloneOnPhone, phoneOfDelivery, postTag } from '../lib/device/post-courier.ts';
import { createPostDoor } from '../lib/device/post-http.ts';
import { createOutbox } from '../lib/storage/outbox.ts';

/** Background Sync and Periodic Background Sync (WICG), which Chromium has. */
interface SyncEvent extends ExtendableEvent {
	readonly tag: string;
}

/** Sends sealed pages when there is a network again, and from time to time, also when the app is shut and the book is locked. */
export function deliverPost(worker: EventTarget): void {
	for (const kind of ['sync', 'periodicsync'])
		worker.addEventListener(kind, (event) => {
			const sync = event as SyncEvent;
			if (sync.tag !== postTag) return;
			const parts = { outbox: createOutbox(), door: createPostDoor(), ...phoneOfDelivery };
			sync.waitUntil(
				aloneOnPhone(() => deliver(parts)).then((isEmpty) => {
					// The browser comes back for what waits.
					if (isEmpty === false) throw new Error('some of it waits');
				})
			);
		});
}
