/** Shakes the phone: milliseconds on, off, on … Does nothing on phones that cannot. */
export type Vibrate = (pattern: readonly number[]) => void;

export function createVibration(): Vibrate {
	return (pattern) => {
		if ('vibrate' in navigator) navigator.vibrate([...pattern]);
	};
}
