import * as v from 'valibot';
import { common, eventId, saying, text } from '../event-fields.ts';
import { constitutionSchema } from './constitution-schema.ts';

const place = v.strictObject({
	village: v.optional(text('village')),
	panchayat: v.optional(text('panchayat')),
	block: v.optional(text('block')),
	district: v.optional(text('district')),
	state: v.optional(text('state')),
	pin: v.optional(v.pipe(v.string(), v.regex(/^\d{4,6}$/, 'a PIN has four to six digits'))),
	country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'a country is two capital letters')))
});

export const groupFounded = v.strictObject({
	type: v.literal('GroupFounded'),
	...common,
	name: text("the group's name"),
	place: v.optional(place),
	codes: v.optional(
		v.strictObject({
			nrlm: saying(
				v.pipe(v.string(), v.regex(/^[A-Za-z0-9/-]{1,30}$/, 'a code has letters, digits, / and -')),
				"the group's code in the rural livelihoods mission"
			)
		})
	),
	constitution: constitutionSchema
});

export const constitutionChanged = v.strictObject({
	type: v.literal('ConstitutionChanged'),
	...common,
	constitution: constitutionSchema,
	resolution: saying(eventId, 'the ResolutionPassed that decided it')
});
