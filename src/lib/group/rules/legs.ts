import { noLegs, type LegsOf } from '../legs.ts';

export const rulesLegs: LegsOf<'ConstitutionChanged' | 'GroupDescribed' | 'GroupFounded'> = {
	ConstitutionChanged: noLegs,
	GroupDescribed: noLegs,
	GroupFounded: noLegs
};
