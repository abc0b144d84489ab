import * as v from 'valibot';
import { oneLine } from '#kernel';
import { accountFields } from '../event-fields.ts';
import type { EventOf, GroupEvent } from '../event-types.ts';
import { codesSchema, placeSchema } from '../kinds/rules.ts';

/** Where a group is and by which codes others know it, as its book says it last. */
export interface GroupDescription {
	readonly place: NonNullable<EventOf<'GroupDescribed'>['place']>;
	readonly codes: NonNullable<EventOf<'GroupDescribed'>['codes']>;
}

const fields = { ...placeSchema.entries, ...codesSchema.entries, ...accountFields };

/** What may be said of a group for the papers of a bank, each by itself. */
export type DescribedField = Exclude<keyof typeof fields, 'country'>;

/** Whether the book takes this text there. */
export const fitsField = (field: DescribedField, text: string): boolean => v.is(fields[field], text);

/** What was said at the founding, each part replaced by what was said of it later. */
export function descriptionIn(events: readonly GroupEvent[]): GroupDescription {
	let said: GroupDescription = { place: {}, codes: {} };
	for (const event of events)
		if (event.type === 'GroupFounded' || event.type === 'GroupDescribed')
			said = { place: { ...said.place, ...tidied(event.place) }, codes: { ...said.codes, ...event.codes } };
	return said;
}

/** In a book of another program it may hold what turns letters around. */
function tidied(place: GroupDescription['place'] = {}): GroupDescription['place'] {
	return Object.fromEntries(Object.entries(place).map(([part, text]) => [part, oneLine(text ?? '', 80)]));
}
