import { expect, test } from 'vitest';
import { createWords, loadLanguage } from '#i18n';
import { meetingSheet, memberStatement } from '#reports';
import {
	day,
	event,
	founded,
	lent,
	marked,
	meeting,
	repaid,
	saved,
	withFields,
	type Entry
} from '../../../../tests/support/builders.ts';
import { csvOf, jsonOf } from './table-file.ts';
import { meetingPaper } from '../paper-data.ts';
import { extractFile, meetingFile, statementFile } from './paper-file.ts';

const words = createWords('en', await loadLanguage('en'));
const both = { local: words, english: words };
const currency = 'INR';
const lines = (csv: string): readonly string[] => csv.replace('\ufeff', '').trimEnd().split('\r\n');

const agreed = { approvedBy: ['m1', 'm2'] };
const reversal: Entry = (on) =>
	event({ type: 'EventReversed', occurredOn: on, reverses: 'wrong', reason: 'wrongAmount', ...agreed });

// 500 lent on 5 January at 2 percent a month, charged on the first: 10 in February. She gave 110 then; 60 was written,
// which is put right in March: interest 10, principal 100.
const events = [
	...founded('2025-01-05', { box: 1000 }),
	...meeting(1, '2025-01-05', marked('m1'), lent('l1', 'm1', 500)),
	...meeting(2, '2025-02-05', withFields(repaid('l1', 60), { eventId: 'wrong' }), saved('m1', 20)),
	...meeting(3, '2025-03-05', reversal, () =>
		event({ ...repaid('l1', 110)('2025-02-05'), corrects: 'wrong', ...agreed })
	)
];
const face = { symbol: 'parrot', colour: 1, number: 1 } as const;
const memberId = 'm1' as Parameters<typeof memberStatement>[1]['memberId'];

test('a passbook as a table: what was put right is marked as struck and counts in no sum', () => {
	const report = memberStatement(events, { currency, memberId });
	const paper = { ...report, face: { ...face, name: 'Example' }, joined: day('2025-01-05') };
	const file = lines(csvOf(statementFile(paper, report).paper, both, currency));
	expect(file[0]).toContain('1 Example');
	expect(file[0]).toContain('2025-03-05');
	const [, head = ''] = file;
	const place = head.split(',').findIndex((cell) => cell.startsWith('Repayment'));
	const february = file.map((line) => line.split(',')).filter(([, on]) => on === '2025-02-05');
	expect(february.map((cells) => [cells[place], cells.at(-1)])).toEqual([
		['50.00', expect.stringContaining('truck')],
		['100.00', expect.not.stringContaining('truck')]
	]);
	expect(file.at(-1)?.split(',')[place]).toBe('100.00');
	expect(JSON.parse(jsonOf(report, { kind: 'passbook' }))).toMatchObject({
		kind: 'passbook',
		report: { rows: [{ meeting: 1 }, { struck: true }, { principalPaid: 10_000 }, { meeting: 3 }] }
	});
});

test('the sheet of a meeting as a table: each woman, then the box, which foots', () => {
	const sheet = meetingSheet(events, { currency, kind: 'regular', number: 1 });
	if (sheet === null) throw new Error('the book has a first meeting');
	const paper = meetingPaper(
		sheet,
		(one) => ({ ...face, number: Number(one.slice(1)) }),
		() => null,
		null
	);
	const file = meetingFile(paper, sheet);
	expect(file.report).toBe(sheet);
	const rows = lines(csvOf(file.paper, both, currency)).map((line) => line.split(','));
	expect(rows.find(([who]) => who === '1')?.slice(1)).toEqual(
		['Present', '0.00', '0.00', '0.00', '0.00', '500.00', '500.00'].map((cell): unknown =>
			expect.stringMatching(cell)
		)
	);
	const box = (label: string) => Number(rows.find(([what]) => what?.includes(label))?.at(-1));
	expect([box('Cash box before'), box('Loan given'), box('Cash box after')]).toEqual([1000, 500, 500]);
});

test('an extract as a table: each thing that it says on a line, the amount as a figure', () => {
	const file = extractFile(
		{
			day: day('2025-01-05'),
			about: [[{ words: ['register.called-by'] }, { text: '1' }]],
			decision: { words: [{ say: 'register.decided-loan', values: { who: '1' } }] },
			amount: 50_000 as Parameters<typeof extractFile>[0]['amount'],
			agreed: { text: '1, 2' },
			warning: 'register.extract-not-true',
			officers: [{ who: '2', office: 'paper.president' }]
		},
		{ decision: 'as it is' }
	);
	const text = csvOf(file.paper, both, currency);
	for (const said of ['Loan to member 1', '500.00', '"1, 2"', 'It is not in force', 'President,2'])
		expect(text).toContain(said);
	expect(file.report).toEqual({ decision: 'as it is' });
});
