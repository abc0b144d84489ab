import * as v from 'valibot';
import { accountFields, bankAccountId, common, eventId, saying, text } from '../event-fields.ts';
import { constitutionSchema } from './constitution-schema.ts';

export const placeSchema = v.strictObject({
	street: saying(text('house and street'), 'house and street where the group meets'),
	village: v.optional(text('village')),
	panchayat: v.optional(text('panchayat')),
	block: v.optional(text('block')),
	district: v.optional(text('district')),
	state: v.optional(text('state')),
	pin: v.optional(v.pipe(v.string(), v.regex(/^\d{4,6}$/, 'a PIN has four to six digits'))),
	country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'a country is two capital letters')))
});

const code = (what: string) =>
	saying(v.pipe(v.string(), v.regex(/^[A-Za-z0-9/-]{1,30}$/, 'a code has letters, digits, / and -')), what);

export const codesSchema = v.strictObject({
	nrlm: code("the group's code in the rural livelihoods mission"),
	federation: code("the group's code in its federation")
});

export const groupFounded = v.strictObject({
	type: v.literal('GroupFounded'),
	...common,
	name: text("the group's name"),
	place: v.optional(placeSchema),
	codes: v.optional(codesSchema),
	constitution: constitutionSchema
});

/** What papers ask of a group and its founding did not say, or said otherwise: never of a woman. */
export const groupDescribed = v.pipe(
	v.strictObject({
		type: v.literal('GroupDescribed'),
		...common,
		place: saying(placeSchema, 'each part in the place of what was said of it before'),
		codes: saying(codesSchema, 'each code in the place of the one before'),
		bankAccountId: saying(bankAccountId, 'the account that branch, ifsc and lastFour are about'),
		...accountFields
	}),
	v.check(
		({ place, codes, branch, ifsc, lastFour }) =>
			[...Object.values(place ?? {}), ...Object.values(codes ?? {}), branch, ifsc, lastFour].some(
				(said) => said !== undefined
			),
		'it says something of the group'
	),
	v.check(
		({ bankAccountId, branch, ifsc, lastFour }) =>
			[branch, ifsc, lastFour].some((said) => said !== undefined) === (bankAccountId !== undefined),
		'what it says of an account names the account'
	)
);

export const constitutionChanged = v.strictObject({
	type: v.literal('ConstitutionChanged'),
	...common,
	constitution: constitutionSchema,
	resolution: saying(eventId, 'the ResolutionPassed that decided it')
});
