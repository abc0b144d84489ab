import { parseArgs } from 'node:util';
import type { BrowserContext, Page } from 'playwright-core';
import { namesHelper } from '../tasks/glass.ts';
import { installFaults } from './faults-in-page.ts';
import { callsOfIndex, callsOfStore, faultKinds, type FaultKind } from './faulty-indexeddb.ts';

/*
 * What the long checks of a failing database share: `--every 3` fails every third call, `--only "closes, was"` what has these words in
 * its name.
 */

const { values } = parseArgs({
	options: { every: { type: 'string', default: '1' }, only: { type: 'string', default: '' } }
});

/** Milliseconds in which the screen must say something. */
export const patience = 30_000;

const wrong: string[] = [];
const answers = new Map<string, number>();

/** Told at once: what is wrong may stop what comes after it. */
export function isWrong(text: string): void {
	wrong.push(text);
	console.error(text);
}

/** Before a page of it is opened: its database can be made to fail. */
export async function canFail(context: BrowserContext): Promise<void> {
	await context.addInitScript(namesHelper);
	await context.addInitScript(installFaults, { store: callsOfStore, index: callsOfIndex });
}

/**
 * Counts calls anew; call number `at` fails, none where it is 0.
 *
 * @returns the name of the call that failed since the last time, or nothing
 */
export function failAt(page: Page, at: number, kind: FaultKind): Promise<string> {
	return page.evaluate(
		([place, how]) => {
			const { failed } = globalThis.faultOfPage;
			Object.assign(globalThis.faultOfPage, { at: place, kind: how, calls: 0, failed: '' });
			return failed;
		},
		[at, kind] as const
	);
}

/** An action whose database fails at one call. */
export interface Tried {
	/** What the screen said first. */
	readonly said: string;
	/** Name of the call; empty where the action was done before it came to that call. */
	readonly failed: string;
}

/** Tries each action with each kind of fault, at one call after the other. */
export async function failEachCall<Action extends string>(
	actions: readonly Action[],
	attempt: (action: Action, kind: FaultKind, call: number) => Promise<Tried>
): Promise<void> {
	for (const action of actions)
		for (const kind of Object.keys(faultKinds) as FaultKind[]) {
			if (!`${action}, ${kind}`.includes(values.only)) continue;
			let call = 1;
			for (;;) {
				const { said, failed } = await attempt(action, kind, call);
				if (failed === '') break;
				answers.set(said, (answers.get(said) ?? 0) + 1);
				call += Number(values.every);
			}
			console.log(`${action}, ${kind}: ${String(call - 1)} calls, ${String(wrong.length)} wrong`);
		}
}

/** What came of it; the exit code is 1 where anything was wrong. */
export function tellResult(): void {
	const said = [...answers].map(([answer, times]) => `${String(times)} ${answer}`).join(', ');
	console.log(`Failed calls, by what the screen said: ${said}; ${String(wrong.length)} wrong`);
	process.exitCode = wrong.length === 0 ? 0 : 1;
}
