import type { LocalDate } from '#kernel';
import { signedGroups } from '../../tests/support/signed-files.ts';
import { workAtADesk, type AtADesk } from '../../tests/support/sixty-at-a-desk.ts';
import type { AppRow } from '../frame.ts';

// Files of sixty groups at a desk, each signed by its phone: imported, the bank's file of each rendered, one workbook.

const today = '2026-11-24' as LocalDate;
let done: Promise<AtADesk> | undefined;

async function work(): Promise<AtADesk> {
	done ??= signedGroups(60, today).then((groups) => workAtADesk(groups, false));
	return done;
}

const name = '60 signed groups at a desk';
export const rows: readonly AppRow[] = [
	{
		name: `${name}, taken in and checked`,
		unit: 'ms',
		budget: { normal: 60_000 },
		aim: { normal: 30_000 },
		measure: async () => ({ subject: (await work()).took.in })
	},
	{
		name: `${name}, their files for the bank drawn`,
		unit: 'ms',
		budget: { normal: 180_000 },
		aim: { normal: 90_000 },
		measure: async () => ({ subject: (await work()).took.drawn })
	},
	{
		name: `${name}, one workbook of all`,
		unit: 'ms',
		budget: { normal: 60_000 },
		aim: { normal: 30_000 },
		measure: async () => ({ subject: (await work()).took.workbook })
	},
	{
		name: `${name}, heap after all of it`,
		unit: 'KB',
		budget: { normal: 150_000 },
		aim: { normal: 80_000 },
		measure: async () => ({ subject: (await work()).heap })
	}
];
