import * as v from 'valibot';
import { common, eventId, listCode } from '../event-fields.ts';

export const eventReversed = v.strictObject({
	type: v.literal('EventReversed'),
	...common,
	reverses: v.pipe(eventId, v.description('id of the event that is taken back')),
	reason: listCode('reason; "undo" inside the open meeting')
});
