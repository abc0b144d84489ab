import type { LegsOf } from './legs.ts';

/** Words only: no money moves. */
const noLegs = (): null => null;

export const minutesLegs: LegsOf<'ResolutionPassed' | 'DisputeRaised' | 'DisputeSettled'> = {
	ResolutionPassed: noLegs,
	DisputeRaised: noLegs,
	DisputeSettled: noLegs
};
