import { beforeEach, describe, expect, test } from 'vitest';
import type { DescribedField } from '#group';
import type { BookView } from '#session/book-view.svelte.ts';
import { PaperDetails } from '../../src/screens/bank/details/paper-details.svelte.ts';
import { anApp, type AppInMemory } from '../support/app.ts';
import { openSixWomen, twoOfficersAgree } from '../support/six-women.ts';

/** What the forms of a bank ask of the group of six, typed by somebody who makes mistakes, and by somebody who tries to. */
let inMemory: AppInMemory;
let book: BookView;
let details: PaperDetails;

beforeEach(async () => {
	inMemory = await anApp();
	book = await openSixWomen(inMemory.app);
	twoOfficersAgree(inMemory.app, book);
	details = new PaperDetails(inMemory.app, book);
	await details.read();
});

const fieldOf = (name: DescribedField) => details.fields?.find(({ field }) => field === name);

describe('what the papers ask of a group', () => {
	test('is typed once: it is in the book, and asked no more by the phone that opens it again', async () => {
		details.type('village', ' Rampur ');
		details.type('pin', '८४५४३७');
		details.type('ifsc', 'exmp0000021');
		expect(details.refusal).toBeNull();
		expect(await details.save()).toBe(true);
		expect(details.isChanged).toBe(false);
		const again = new PaperDetails(inMemory.app, book);
		await again.read();
		const said = new Map(again.fields?.map((field) => [field.field, field.said]));
		expect([said.get('village'), said.get('pin'), said.get('ifsc')]).toEqual([
			'Rampur',
			'845437',
			'EXMP0000021'
		]);
	});

	test.each([
		['village', '1234 5678 9012', 'setup.identity-number'],
		['street', 'मकान १२३४५६७८९०१२', 'setup.identity-number'],
		['pin', '84543', 'bank.file-wrong-pin'],
		['pin', '045437', 'bank.file-wrong-pin'],
		['ifsc', 'EXMP1000021', 'bank.file-wrong-ifsc'],
		['lastFour', '12345', 'setup.bank-four'],
		['nrlm', 'BR 31', 'bank.file-wrong-code']
	] as const)('is refused where it cannot be true: %s "%s"', async (field, text, why) => {
		details.type('district', 'East');
		details.type(field, text);
		expect(details.refusalOf(field)).toBe(why);
		expect(await details.save()).toBe(false);
		expect(fieldOf('district')?.said).toBeNull();
		// What was typed is still there.
		expect(details.textOf({ field, label: 'setup.village', said: null, isPrinted: true })).toBe(text);
	});

	test('is not taken away by emptying a field', async () => {
		details.type('village', 'Rampur');
		await details.save();
		details.type('village', '');
		expect(details.isChanged).toBe(false);
		expect(await details.save()).toBe(false);
		expect(fieldOf('village')?.said).toBe('Rampur');
	});

	test('waits for nothing that is the same', () => {
		const before = fieldOf('branch')?.said ?? '';
		details.type('branch', before);
		expect(details.isChanged).toBe(false);
	});
});
