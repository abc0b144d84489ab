import type { Page } from 'playwright-core';
import { measure } from './measured.ts';
import { doesNotFit, outOfView, smallLetters, smallTargets, weakContrast, type Fault } from './rules.ts';

/** What a ruler finds wrong on the screen as it stands, in the size that it has now. */
export async function ruled(page: Page): Promise<readonly Fault[]> {
	const measured = await measure(page);
	return [outOfView, smallTargets, weakContrast, smallLetters, doesNotFit].flatMap((rule) => rule(measured));
}
