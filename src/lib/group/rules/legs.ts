import { noLegs, type LegsOf } from '../legs.ts';

export const rulesLegs: LegsOf<'ConstitutionChanged' | 'GroupFounded'> = {
	ConstitutionChanged: noLegs,
	GroupFounded: noLegs
};
