import { longestDelay, type Delivery } from '#app';
import { createClock } from './clock.ts';

/** Names of the lock and of the event of the service worker. */
export const postTag = 'bahi-post';

interface Line {
	readonly saveData?: boolean;
	readonly type?: string;
}

/** Anything but a line that surely costs nothing: most browsers do not say. */
export function isMetered(): boolean {
	const { saveData, type }: Line = (navigator as { readonly connection?: Line }).connection ?? {};
	return saveData === true || (type !== 'wifi' && type !== 'ethernet');
}

/** One delivery at a time on this phone, by page or worker. @returns what it gave; null where another one is on its way */
export async function aloneOnPhone<Value>(work: () => Promise<Value>): Promise<Value | null> {
	const locks = (navigator as { readonly locks?: LockManager }).locks;
	if (locks === undefined) return work();
	return locks.request(postTag, { ifAvailable: true }, (lock) => (lock === null ? null : work()));
}

/** What a delivery asks of the phone. */
export const phoneOfDelivery: Pick<Delivery, 'now' | 'isMetered'> = {
	now: createClock().milliseconds,
	isMetered
};

/** Background Sync and Periodic Background Sync (WICG), which Chromium has; the second for an app on the home screen alone. */
interface Syncing {
	readonly sync?: { readonly register: (tag: string) => Promise<void> };
	readonly periodicSync?: {
		readonly register: (tag: string, how: { readonly minInterval: number }) => Promise<void>;
	};
}

/**
 * The service worker delivers once there is a network, also when the app is shut; where the browser cannot, the next opening of the app does. After
 * three tries within half an hour a browser gives a sync up, and most delays are longer: so it is asked to come from time to time as well.
 */
export async function deliverLater(): Promise<void> {
	try {
		const registration = (await navigator.serviceWorker.getRegistration()) as Syncing | undefined;
		await registration?.sync?.register(postTag);
		await registration?.periodicSync?.register(postTag, { minInterval: longestDelay });
	} catch {
		// Not allowed, or no worker.
	}
}
