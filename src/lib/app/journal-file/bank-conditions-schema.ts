import * as v from 'valibot';
import { conditionCodes } from '#reports';
import { described, reportDay } from './report-fields.ts';

/** What a bank asks, condition by condition, as `book report --bank-rule` prints it. */

const count = (what: string) => v.nullable(v.pipe(v.number(), v.safeInteger(), v.description(what)));

export const bankConditionsSchema = v.optional(
	v.pipe(
		v.array(
			v.strictObject({
				number: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
				code: v.picklist(conditionCodes),
				is: v.picklist(['met', 'notMet', 'bank']),
				shows: v.strictObject({
					count: count('months, women, meetings, loans or offices: what the line counts'),
					of: count('of how many'),
					amount: v.nullable(described('what the line counts')),
					ofAmount: v.nullable(described('of how much')),
					day: v.nullable(reportDay),
					evidence: v.pipe(v.array(v.string()), v.description('ids of the entries behind it'))
				})
			})
		),
		v.description('what the bank asks, as page 1 of its file has it; only with --bank-rule')
	)
);
