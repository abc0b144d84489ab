import type { Glass } from '../tasks/glass.ts';

/** A browser with an engine of its own, opened on a phone's worth of glass with nothing stored yet. */
export interface Engine extends Glass {
	readonly name: string;
	/** Opens an address and waits until it is loaded. */
	readonly goto: (address: string) => Promise<void>;
	readonly close: () => Promise<void>;
}

/** A cheap phone, in CSS px. */
export const glassSize = { width: 360, height: 640 } as const;

/** One touch as WebDriver and its successor both write it. */
export const touchActions = (x: number, y: number) => [
	{
		type: 'pointer',
		id: 'finger',
		parameters: { pointerType: 'touch' },
		actions: [
			{ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0, origin: 'viewport' },
			{ type: 'pointerDown', button: 0 },
			{ type: 'pointerUp', button: 0 }
		]
	}
];

/** The text of a program that does the work in the page, and what it gives back as text. */
export const program = (work: (given: never) => unknown, given: unknown): string =>
	`(async () => { globalThis.__name ??= (named) => named; return JSON.stringify(await (${String(work)})(${JSON.stringify(given)})) ?? 'null' })()`;

export const pause = (milliseconds: number) =>
	new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
