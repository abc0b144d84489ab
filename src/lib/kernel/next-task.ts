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
