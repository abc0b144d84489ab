/**
 * The one way to the loudspeaker, for the voice and the small sounds. Browsers open it only after a person touched the page, and some only while she does; so it is
 * made, and woken, at her touches.
 */
export interface AudioDoor {
	/** Null until the page was touched, or where the phone has no such thing. */
	readonly context: () => AudioContext | null;
	readonly exists: boolean;
}

export function createAudioDoor(): AudioDoor {
	const exists = typeof globalThis.AudioContext === 'function';
	let context: AudioContext | null = null;

	const wake = (): void => {
		context ??= new AudioContext();
		if (context.state !== 'running') context.resume().catch(() => undefined);
	};
	if (exists && 'addEventListener' in globalThis) {
		for (const touch of ['pointerdown', 'pointerup', 'keydown'] as const) {
			globalThis.addEventListener(touch, wake, { capture: true, passive: true });
		}
	}
	return { exists, context: () => context };
}
