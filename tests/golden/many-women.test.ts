import { expect, test } from 'vitest';
import { present } from '#kernel';
import { attendanceRegister, bookReport, meetingSheet, memberStatement } from '#reports';
import { meetingPaper } from '#papers/meeting/meeting-paper.ts';
import { day, founded, marked, meeting, memberId, saved } from '../support/builders.ts';

/*
 * A group of 25 women in Nepal (ledger law 3). Worked by hand: each saves 200 at two meetings: 5,000 a meeting, 10,000 in all; woman 25 does
 * not come to the second, which leaves 9,800.
 */
const women = Array.from({ length: 25 }, (_, place) => `m${place + 1}`);
const currency = 'NPR';
const events = [
	...founded('2025-01-18', { members: 25, constitution: { membersMost: 40 } }),
	...meeting(1, '2025-01-18', ...women.flatMap((who) => [marked(who), saved(who, 200)])),
	...meeting(2, '2025-02-15', ...women.slice(0, -1).flatMap((who) => [marked(who), saved(who, 200)]))
];

test('25 women stand on sheet, register, passbook and report, and all of it foots', () => {
	const sheet = present(meetingSheet(events, { currency, kind: 'regular', number: 1 }), 'it was held');
	const face = (who: string) => ({ symbol: 'parrot', colour: 1, number: Number(who.slice(1)) });
	const paper = meetingPaper(sheet, face, () => null, null);
	expect(paper.lines.map((line) => line.face.number)).toEqual(women.map((_, place) => place + 1));

	const register = attendanceRegister(events, { currency, from: day('2025-01-01'), to: day('2025-02-28') });
	expect(register.rows).toHaveLength(25);
	expect(register.columns.map(({ present: came, saved: sum }) => [came, sum])).toEqual([
		[25, 500_000],
		[24, 480_000]
	]);

	const last = memberStatement(events, { currency, on: day('2025-02-28'), memberId: memberId('m25') });
	expect(last.rows.at(-1)).toMatchObject({ savings: 20_000 });

	const report = bookReport(events, { currency });
	expect(Object.keys(report.members)).toHaveLength(25);
	expect([report.box, report.balanced, report.trialBalance['box']]).toEqual([980_000, true, 980_000]);
});
