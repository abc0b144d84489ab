import { describe, expect, test } from 'vitest';
import { book, changed, fileIn, goldenJournal, scratch, type Journal } from './book-command.ts';

// Whatever is wrong with a file: exit 1, nothing on stdout, and a sentence that names the event and says what to do.

const folder = scratch();
const journal = goldenJournal('passbook-declining');
const text = JSON.stringify(journal, null, 1);

/** The first line on stderr. */
async function refusal(args: readonly string[], input?: string): Promise<string> {
	const { code, out, errors } = await book(args, input);
	expect({ code, out }).toEqual({ code: 1, out: '' });
	return errors.split('\n')[0] ?? '';
}

describe('what is no journal at all', () => {
	test.each([
		['empty', '', 'The file is empty.'],
		['only spaces', ' \n\t', 'The file is empty.'],
		['a lone NaN', 'NaN', 'line 1, column 1: this is not JSON: "NaN".'],
		[
			'a byte order mark',
			'\ufeff{}',
			'The file begins with a byte order mark: save it as UTF-8 without one.'
		],
		['a list', '[]', 'The file is JSON, but no journal: it does not say "format": "bahi-journal".'],
		[
			'another format',
			'{"format":"gnucash"}',
			'The file says that its format is "gnucash": expected "bahi-journal".'
		],
		[
			'a newer version',
			'{"format":"bahi-journal","version":2}',
			'The journal has version 2, this program reads version 1: take a newer program.'
		],
		['a comma too many', '{"format":"bahi-journal",}', 'line 1, column 26: this is not JSON: "}".'],
		[
			'no currency',
			'{"format":"bahi-journal","version":1,"book":{"id":"b"},"events":[]}',
			'The journal\'s "book.currency" is wrong: '
		],
		[
			'no events',
			'{"format":"bahi-journal","version":1,"book":{"id":"b","currency":"INR"}}',
			'The journal\'s "events" is wrong: a list is expected.'
		],
		[
			'a field of its own',
			'{"format":"bahi-journal","version":1,"title":"x"}',
			'The journal\'s "title" is wrong: a journal has no such field.'
		]
	])('%s', async (_, input, sentence) => {
		expect(await refusal(['check', '-'], input)).toContain(sentence);
	});

	test('a file that was cut off names the event in which it ends', async () => {
		const path = fileIn(folder, 'cut.json', text.slice(0, 3000));
		expect(await refusal(['report', path])).toMatch(/^event \d+ \(line \d+\): the file ends too early/);
	});

	test('a picture is not text', async () => {
		const path = fileIn(folder, 'picture.json', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe));
		expect(await refusal(['check', path])).toContain('The file is not text in UTF-8');
	});

	test('a folder, and a file that is not there', async () => {
		expect(await refusal(['check', folder])).toBe(`${folder} is a folder: name a journal file in it.`);
		expect(await refusal(['statement', 'nowhere.json', '--member', '1'])).toBe(
			'nowhere.json is not there: check the name.'
		);
	});
});

describe('an event that is wrong is named by its place and type', () => {
	const cases: readonly (readonly [string, Journal, string])[] = [
		...[0, -1, 1.5, 2 ** 53, '12', null, true].map((amount): readonly [string, Journal, string] => [
			`an amount of ${JSON.stringify(amount)}`,
			changed(journal, 6, { amount }),
			'event 6 (SavingDeposited): "amount": an amount is a whole number of minor units (paise) from 1 to 10000000000.'
		]),
		[
			'an unknown type',
			changed(journal, 6, { type: 'LoanForgotten' }),
			'event 6: "LoanForgotten" is no type of event that this program knows'
		],
		[
			'an unknown field',
			changed(journal, 6, { colour: 'red' }),
			'event 6 (SavingDeposited): "colour": there is no such field.'
		],
		[
			'a missing field',
			changed(journal, 6, { fund: undefined }),
			'event 6 (SavingDeposited): "fund": the field is missing.'
		],
		[
			'30 February',
			changed(journal, 6, { occurredOn: '2006-02-30' }),
			'event 6 (SavingDeposited): "occurredOn": a day is written YYYY-MM-DD, exists in the calendar'
		],
		['no event', { ...journal, events: [...journal.events, 7] as never }, 'event 56: it has no "type"'],
		[
			'an unbalanced opening',
			changed(journal, 3, { box: 99000 }),
			'event 3 (OpeningBalances, 2006-03-05): the opening does not balance: debits ₹990, credits ₹1,000; savings, debts, income and surplus are ₹10 more than the rest.'
		],
		[
			'more than the box holds',
			changed(journal, 27, { principal: 115100 }),
			'event 27 (LoanDisbursed, 2006-08-05): the box holds ₹1,150, not ₹1,151: it lacks ₹1.'
		],
		[
			'more than is owed in one repayment, which is two events',
			changed(journal, 54, { amount: 10500 }),
			'event 54 (LoanRepaid, 2007-02-05): a repayment above what is owed is two events, LoanRepaid and SavingDeposited: ₹104 would pay the loan off.'
		],
		[
			'a day on a page that is sealed',
			changed(journal, 8, { occurredOn: '2006-03-04' }),
			'event 8 (MeetingOpened, 2006-03-04): the day lies before 2006-03-05, up to which the book is sealed'
		],
		[
			'a coin that does not exist',
			changed(journal, 6, { amount: 2550 }),
			'event 6 (SavingDeposited, 2006-03-05): cash is whole in the smallest coin: a multiple of ₹1.'
		],
		[
			'outside a meeting',
			{ ...journal, events: journal.events.filter((_, index) => index !== 3) },
			'event 4 (AttendanceMarked, 2006-03-05): no meeting is open'
		]
	];

	test.each(cases)('%s', async (_, spoilt, sentence) => {
		expect(await refusal(['check', '-'], JSON.stringify(spoilt))).toContain(sentence);
	});

	test('a key that stands twice', async () => {
		const twice = text.replace('"fund": "regular"', '"fund": "regular", "fund": "voluntary"');
		expect(await refusal(['check', '-'], twice)).toMatch(
			/^event 6 \(line \d+\): "fund" is written twice: keep one\.$/
		);
	});

	test('all that are wrong are listed', async () => {
		const spoilt = changed(changed(journal, 6, { amount: 0 }), 9, { state: 'asleep' });
		const { errors } = await book(['check', '-'], JSON.stringify(spoilt));
		expect(errors.split('\n').map((line) => line.split(':')[0])).toEqual([
			'event 6 (SavingDeposited)',
			'event 9 (AttendanceMarked)',
			''
		]);
	});
});
