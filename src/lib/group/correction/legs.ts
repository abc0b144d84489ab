import { noLegs, type LegsOf } from '../legs.ts';

export const correctionLegs: LegsOf<'EventReversed'> = {
	EventReversed: noLegs
};
