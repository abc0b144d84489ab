import type { Steps } from '#kernel';
import { pause } from '#ui/pause.ts';

/**
 * Does work in parts between which the page answers.
 *
 * @param goesOn asked after each pause
 * @returns null where it was given up
 */
export async function inSteps<Made>(steps: Steps<Made>, goesOn: () => boolean): Promise<Made | null> {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
		await pause();
		if (!goesOn()) return null;
	}
}
