/** Work in parts: between two of them whoever does it may let others go first. */
export type Steps<Made> = Generator<void, Made, void>;

/** Does all of it in one go. */
export function allAtOnce<Made>(steps: Steps<Made>): Made {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}
