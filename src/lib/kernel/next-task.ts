/** Work split into steps, so that a caller can let other tasks run between them. */
export type Steps<Made> = Generator<void, Made, void>;

/** Runs all steps synchronously. */
export function allAtOnce<Made>(steps: Steps<Made>): Made {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}

/** Continues in a new task, so that input events are handled in between; `setTimeout` would wait four milliseconds each time. */
export const nextTask = (): Promise<void> =>
	new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(null);
	});
