import * as v from 'valibot';
import { assetBought, assetSold } from './assets/events.ts';
import {
	bankAccountOpened,
	bankCharged,
	bankInterestCredited,
	bankStatementMatched,
	cashTakenFromBank,
	cashTakenToBank
} from './bank/events.ts';
import {
	borrowingCharged,
	borrowingReceived,
	borrowingRepaid,
	cashCreditOpened,
	drawingPowerSet,
	loanAnswered,
	loanApplied
} from './borrowing/events.ts';
import { eventReversed } from './correction/events.ts';
import { fineForgiven, fineImposed, finePaid } from './fines/events.ts';
import { expensePaid, feePaid, grantReceived, incomeReceived } from './income-expense/events.ts';
import {
	loanDisbursed,
	loanRepaid,
	loanRescheduled,
	loanToppedUp,
	loanWrittenOff,
	overdueInterestForgiven
} from './loans/events.ts';
import {
	attendanceMarked,
	cashCounted,
	cashDifferenceAccepted,
	meetingOpened,
	meetingPutAway,
	meetingSealed,
	lastCodeCompared,
	penTaken
} from './meeting/events.ts';
import {
	consentGiven,
	consentWithdrawn,
	memberErased,
	memberJoined,
	memberLeft,
	memberNamed,
	payablePaid
} from './members/events.ts';
import { disputeRaised, disputeSettled, phonesSettled, resolutionPassed } from './minutes/events.ts';
import { accessNoted, officeGiven } from './offices/events.ts';
import { openingBalances } from './opening/events.ts';
import { constitutionChanged, groupDescribed, groupFounded } from './rules/events.ts';
import { savingDeposited, savingWithdrawn } from './saving/events.ts';
import { cycleSharedOut, dividendPaid } from './sharing/events.ts';
import { socialFundPaidIn, socialFundPaidOut } from './social-fund/events.ts';

/** Every event that a book may hold, in the order in which docs/JOURNAL.md describes them. */
export const eventSchemas = [
	groupFounded,
	constitutionChanged,
	groupDescribed,
	memberJoined,
	memberNamed,
	memberLeft,
	payablePaid,
	memberErased,
	consentGiven,
	consentWithdrawn,
	officeGiven,
	accessNoted,
	bankAccountOpened,
	openingBalances,
	meetingOpened,
	attendanceMarked,
	penTaken,
	lastCodeCompared,
	savingDeposited,
	savingWithdrawn,
	loanDisbursed,
	loanRepaid,
	loanRescheduled,
	loanToppedUp,
	loanWrittenOff,
	overdueInterestForgiven,
	fineImposed,
	fineForgiven,
	finePaid,
	feePaid,
	incomeReceived,
	expensePaid,
	socialFundPaidIn,
	socialFundPaidOut,
	cashTakenToBank,
	cashTakenFromBank,
	bankInterestCredited,
	bankCharged,
	bankStatementMatched,
	grantReceived,
	loanApplied,
	loanAnswered,
	cashCreditOpened,
	drawingPowerSet,
	borrowingReceived,
	borrowingCharged,
	borrowingRepaid,
	dividendPaid,
	cycleSharedOut,
	assetBought,
	assetSold,
	resolutionPassed,
	disputeRaised,
	disputeSettled,
	phonesSettled,
	cashCounted,
	cashDifferenceAccepted,
	eventReversed,
	meetingPutAway,
	meetingSealed
] as const;

export const groupEventSchema = v.variant('type', [...eventSchemas]);

type EventSchema = (typeof eventSchemas)[number];

const schemaByType: ReadonlyMap<unknown, EventSchema> = new Map(
	eventSchemas.map((schema) => [schema.entries.type.literal, schema])
);

/** The same, for many events: the variant alone asks all sixty whether an event is theirs. What has no known type the variant refuses. */
export const eventByTypeSchema = v.lazy((event): EventSchema | typeof groupEventSchema => {
	const type = typeof event === 'object' && event !== null && 'type' in event ? event.type : null;
	return schemaByType.get(type) ?? groupEventSchema;
});
