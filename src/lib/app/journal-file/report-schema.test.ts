import * as v from 'valibot';
import { expect, expectTypeOf, test } from 'vitest';
import { bookReport, memberStatement, type BookReport, type MemberStatement } from '#reports';
import {
	bankOpened,
	desk,
	founded,
	lent,
	meeting,
	memberId,
	repaid,
	saved,
	toBank
} from '../../../../tests/support/builders.ts';
import { bookReportSchema, statementSchema } from './report-schema.ts';

type Frozen<Shape> = Shape extends object ? { readonly [Key in keyof Shape]: Frozen<Shape[Key]> } : Shape;

const events = [
	...founded('2025-01-05', { box: 1000 }),
	bankOpened()('2025-01-05'),
	...meeting(1, '2025-01-05', saved('m1', 20), lent('l1', 'm1', 500)),
	...meeting(2, '2025-02-05', repaid('l1', 30)),
	...desk(1, '2025-02-06', toBank(100), saved('m1', 10))
];

test('a report has no field that is not described, and each that is', () => {
	const report = bookReport(events, { currency: 'INR' });
	expect(v.parse(bookReportSchema, report)).toEqual(report);
	expect(v.parse(bookReportSchema, bookReport([], { currency: 'INR' }))).toMatchObject({ box: 0 });
	expectTypeOf<BookReport>().toExtend<Frozen<v.InferOutput<typeof bookReportSchema>>>();
});

test('so has a statement', () => {
	const statement = memberStatement(events, { currency: 'INR', memberId: memberId('m1') });
	expect(v.parse(statementSchema, statement)).toEqual(statement);
	expect(statement.rows).toHaveLength(3);
	expectTypeOf<MemberStatement>().toExtend<Frozen<v.InferOutput<typeof statementSchema>>>();
});
