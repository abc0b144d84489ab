import { noLegs, type LegsOf } from '../legs.ts';

export const minutesLegs: LegsOf<'ResolutionPassed' | 'DisputeRaised' | 'DisputeSettled' | 'PhonesSettled'> =
	{
		ResolutionPassed: noLegs,
		DisputeRaised: noLegs,
		DisputeSettled: noLegs,
		PhonesSettled: noLegs
	};
