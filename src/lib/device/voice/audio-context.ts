/**
 * The one way to the loudspeaker, for the voice and the small sounds. Browsers open it only after a person touched the page, and some only while she does; so it is
 * made, and woken, at her touches. An open one draws on the battery whether or not it is heard: it rests when nothing was to be heard for a while.
 */
export interface AudioDoor {
	/** Awake; null until the page was touched, or where the phone has no such thing. */
	readonly context: () => AudioContext | null;
	/** Something is heard for so many seconds from now. */
	readonly keepOpen: (seconds: number) => void;
	readonly exists: boolean;
}

/** Milliseconds of silence: the answer to a touch comes sooner. */
const restsAfter = 5_000;

/** @param isMute whether the women switched all sound off: then a touch opens nothing */
export function createAudioDoor(isMute: () => boolean = () => false): AudioDoor {
	const exists = typeof globalThis.AudioContext === 'function';
	let wasTouched = false;
	let context: AudioContext | null = null;
	let heardUntil = 0;
	let resting: ReturnType<typeof setTimeout> | undefined;

	const keepOpen = (seconds: number): void => {
		heardUntil = Math.max(heardUntil, performance.now() + seconds * 1_000);
		clearTimeout(resting);
		resting = setTimeout(
			() => {
				context?.suspend().catch(() => undefined);
			},
			heardUntil - performance.now() + restsAfter
		);
	};
	const open = (): AudioContext => {
		context ??= new AudioContext();
		if (context.state !== 'running') context.resume().catch(() => undefined);
		keepOpen(0);
		return context;
	};
	if (exists && 'addEventListener' in globalThis) {
		for (const touch of ['pointerdown', 'pointerup', 'keydown'] as const) {
			globalThis.addEventListener(
				touch,
				() => {
					wasTouched = true;
					if (!isMute()) open();
				},
				{ capture: true, passive: true }
			);
		}
	}
	return { exists, keepOpen, context: () => (wasTouched ? open() : null) };
}
