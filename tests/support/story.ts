import { test } from 'vitest';

/** Milliseconds; a story is as long as several tests. */
const longestStory = 600_000;

/**
 * A journey whose steps follow from one another is one test: where a step fails there is one failure, which names the step,
 * and not one for each step that could not begin.
 *
 * ```ts
 * const step = story('a loan, from asking to the last instalment');
 * step('it is asked for', async () => { … });
 * step('it is paid back', async () => { … });
 * ```
 *
 * @returns adds a step
 */
export function story(title: string): (name: string, act: () => void | Promise<void>) => void {
	const steps: { readonly name: string; readonly act: () => void | Promise<void> }[] = [];
	test(
		title,
		async () => {
			for (const { name, act } of steps) {
				try {
					await act();
				} catch (error) {
					if (error instanceof Error) error.message = `In the step "${name}": ${error.message}`;
					throw error;
				}
			}
		},
		longestStory
	);
	return (name, act) => void steps.push({ name, act });
}
