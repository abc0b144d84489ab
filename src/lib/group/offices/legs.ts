import { noLegs, type LegsOf } from '../legs.ts';

export const officeLegs: LegsOf<'OfficeGiven' | 'AccessNoted'> = {
	OfficeGiven: noLegs,
	AccessNoted: noLegs
};
