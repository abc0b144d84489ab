import type { WakeLock } from '#app';

/** While square codes are shown or read nobody touches the screen; one that goes dark would lock the book after 15 seconds. */
export function createWakeLock(): WakeLock {
	let isWanted = false;
	const wanted = (): boolean => isWanted;
	let sentinel: WakeLockSentinel | null = null;

	const request = async (): Promise<void> => {
		if (!isWanted || sentinel !== null || !('wakeLock' in navigator) || document.visibilityState === 'hidden')
			return;
		try {
			const held = await navigator.wakeLock.request('screen');
			// The browser lets go by itself when the app is left.
			held.onrelease = () => {
				if (sentinel === held) sentinel = null;
			};
			sentinel = held;
			if (!wanted()) await release();
		} catch (cause) {
			// A nearly empty battery refuses; people go on with a screen that goes dark.
			if (!(cause instanceof DOMException)) throw cause;
		}
	};
	const release = async (): Promise<void> => {
		const held = sentinel;
		sentinel = null;
		await held?.release();
	};
	document.addEventListener('visibilitychange', () => void request());

	return {
		hold() {
			isWanted = true;
			void request();
		},
		release() {
			isWanted = false;
			void release();
		}
	};
}
