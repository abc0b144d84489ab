import type { Clock, IdleLock } from '#app';

/** Events that show that somebody is using the phone. */
const signsOfLife = ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'] as const;

export interface IdleLockOptions {
	readonly clock: Pick<Clock, 'milliseconds'>;
	/** Called once; the keys are forgotten there. `start` starts again. */
	readonly onLock: () => void;
	/** Milliseconds. */
	readonly limits?: IdleLimits;
}

export interface IdleLimits {
	readonly idle: number;
	/** While a meeting is open, money is counted and people talk. */
	readonly idleInMeeting: number;
	/** Another app is in front, or the screen is off. */
	readonly left: number;
	/** The printer is asked: its own screen lies over the app for no longer than this. */
	readonly printing: number;
}

const usualLimits: IdleLimits = {
	idle: 3 * 60_000,
	idleInMeeting: 15 * 60_000,
	left: 15_000,
	printing: 5 * 60_000
};
const lookEvery = 1_000;

export function createIdleLock({ clock, onLock, limits = usualLimits }: IdleLockOptions): IdleLock {
	let inMeeting = false;
	let touchedAt = 0;
	let leftAt: number | null = null;
	let printingSince: number | null = null;
	let ticking: ReturnType<typeof setInterval> | undefined;

	const look = (): void => {
		const now = clock.milliseconds();
		if (printingSince !== null && Math.abs(now - printingSince) < limits.printing) return;
		const idleTooLong = Math.abs(now - touchedAt) >= (inMeeting ? limits.idleInMeeting : limits.idle);
		const leftTooLong = leftAt !== null && Math.abs(now - leftAt) >= limits.left;
		if (!idleTooLong && !leftTooLong) return;
		stop();
		onLock();
	};
	const touch = (): void => {
		// A phone that slept: its timers did not run, and the first touch must not pass for someone who was there.
		look();
		touchedAt = clock.milliseconds();
	};
	const turn = (): void => {
		if (document.visibilityState === 'hidden') leftAt = clock.milliseconds();
		else {
			look();
			leftAt = null;
		}
	};
	const beginPrint = (): void => {
		look();
		printingSince = clock.milliseconds();
	};
	/** Somebody chose a printer, or closed its screen: she is there. One that took too long has locked by now. */
	const endPrint = (): void => {
		if (printingSince === null) return;
		look();
		printingSince = null;
		touchedAt = clock.milliseconds();
		if (document.visibilityState === 'visible') leftAt = null;
	};
	const heard = { touch, turn, beginPrint, endPrint };
	const stop = (): void => {
		clearInterval(ticking);
		ticking = undefined;
		heed('removeEventListener', heard);
		printingSince = null;
	};

	return {
		start() {
			stop();
			touchedAt = clock.milliseconds();
			leftAt = document.visibilityState === 'hidden' ? touchedAt : null;
			ticking = setInterval(look, lookEvery);
			heed('addEventListener', heard);
		},
		stop,
		meetingIsOpen(isOpen) {
			inMeeting = isOpen;
		}
	};
}

type Heard = Readonly<Record<'touch' | 'turn' | 'beginPrint' | 'endPrint', () => void>>;

function heed(how: 'addEventListener' | 'removeEventListener', heard: Heard): void {
	for (const sign of signsOfLife) globalThis[how](sign, heard.touch, { capture: true, passive: true });
	document[how]('visibilitychange', heard.turn);
	globalThis[how]('beforeprint', heard.beginPrint);
	globalThis[how]('afterprint', heard.endPrint);
}

/** A phone that is never idle gets on with what can wait after this many milliseconds all the same. */
const busyAtMost = 5_000;

/** Resolves when the phone has nothing else to do: the app itself comes first. */
export const untilIdle = (): Promise<void> =>
	new Promise((resolve) => {
		if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: busyAtMost });
		else setTimeout(resolve, busyAtMost);
	});

/** Quiet time after the last touch, in milliseconds. */
const quietFor = 3_000;

/** Resolves when nobody has touched the screen for three seconds, and the phone has nothing else to do. */
export async function untilQuiet(): Promise<void> {
	const touches = new AbortController();
	await new Promise<void>((resolve) => {
		let waiting = setTimeout(resolve, quietFor);
		const touched = (): void => {
			clearTimeout(waiting);
			waiting = setTimeout(resolve, quietFor);
		};
		for (const sign of signsOfLife)
			addEventListener(sign, touched, { capture: true, passive: true, signal: touches.signal });
	});
	touches.abort('quiet');
	await untilIdle();
}
