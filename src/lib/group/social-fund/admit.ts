import type { AdmissionsOf } from '../admissions.ts';
import { admitMovement } from '../admit-movement.ts';

export const socialFundAdmissions: AdmissionsOf<'SocialFundPaidIn' | 'SocialFundPaidOut'> = {
	// That no more goes out than the fund holds is looked after by its account, which may not go below zero.
	SocialFundPaidIn: admitMovement,
	SocialFundPaidOut: admitMovement
};
