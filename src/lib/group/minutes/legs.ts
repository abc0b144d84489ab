import { noLegs, type LegsOf } from '../legs.ts';

export const minutesLegs: LegsOf<'ResolutionPassed' | 'DisputeRaised' | 'DisputeSettled'> = {
	ResolutionPassed: noLegs,
	DisputeRaised: noLegs,
	DisputeSettled: noLegs
};
