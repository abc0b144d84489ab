import * as v from 'valibot';
import { common, day, memberId, saying } from '../event-fields.ts';

export const office = v.picklist(['president', 'secretary', 'treasurer', 'writer', 'keyHolder']);

export type Office = v.InferOutput<typeof office>;

export const officeGiven = v.strictObject({
	type: v.literal('OfficeGiven'),
	...common,
	memberId,
	office,
	until: saying(day, 'last day of the office, where it is known')
});
