import { expect, test } from 'vitest';
import { putBook } from '../../bench/put-book.ts';
import { holdEvening } from '../support/evening.ts';
import { Hands } from '../support/hands.ts';
import { settled } from '../support/meeting-hands.ts';
import { openPlainPhone } from '../support/plain-phone.ts';

// A script that only said where a worker lies came with all of the laptop's: half a second of a slow phone, while she was about to touch. Who changes a
// rule of the ledger hears here, too, whether the book of the bench still keeps it.
test('an evening of a real group that has a copy loads the scripts of a meeting, and what lies between meetings once she looks there', async () => {
	const phone = await openPlainPhone({ keepsApp: false, realCodes: true });
	const { page } = phone;
	const box = await putBook(phone, 12, { codes: 2, daysAgo: 7 });
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).pathname));
	await page.reload();
	const hands = new Hands(page);
	const loaded: Record<string, string> = {};
	await holdEvening(hands, box, async (step, what) => {
		await hands.touch(what);
		await settled(hands);
		// Home counts its flowers when nobody has touched it for three seconds, with what a meeting needs too.
		if (step === 'open') await expect.poll(() => stagesIn(asked)).toContain('meeting');
		if (step !== 'change of screen') loaded[step] = stagesIn(asked);
	});
	await expect.poll(() => stagesIn(asked)).toContain('between');
	const steps = [
		...(['open', 'last code → roll', 'roll → next', 'last answer → circle', 'circle → give back'] as const),
		...(['give back → next', 'loan written', 'closing code → sealed'] as const)
	];
	expect(loaded).toMatchObject(Object.fromEntries(steps.map((step) => [step, 'lock book meeting'])));
	expect(phone.problems).toEqual([]);
	await phone.close();
});

/** Stages whose style came: each script brings its own. */
const stagesIn = (asked: readonly string[]): string =>
	['lock', 'book', 'meeting', 'between', 'staff']
		.filter((stage) => asked.some((path) => path.includes(`/assets/${stage}.`)))
		.join(' ');
