const nothing = (): void => undefined;

/**
 * Work in the order in which it was asked for, each piece after the one before, whether that went well or not. Of what came of it nothing
 * is held: that may be a whole book, or its keys.
 */
export function inTurns(): <Value>(work: () => Promise<Value>) => Promise<Value> {
	let last: Promise<unknown> = Promise.resolve();
	return (work) => {
		const next = last.then(work);
		last = next.then(nothing, nothing);
		return next;
	};
}

/** Makes a value on first use and keeps it. */
export function once<Made>(make: () => Made): () => Made {
	let made: { readonly value: Made } | null = null;
	return () => (made ??= { value: make() }).value;
}

/** Work in parts: between two of them whoever does it may let others go first. */
export type Steps<Made> = Generator<void, Made, void>;

/** Does all of it in one go. */
export function allAtOnce<Made>(steps: Steps<Made>): Made {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}

/** Ends the task, so that touches are answered before it goes on. A timer would wait four milliseconds each time. */
export const nextTask = (): Promise<void> =>
	new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(null);
	});
