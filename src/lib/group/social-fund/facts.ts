import { noFacts, type FactsOf } from '../facts.ts';

export const socialFundFacts: FactsOf<'SocialFundPaidIn' | 'SocialFundPaidOut'> = {
	SocialFundPaidIn: noFacts,
	SocialFundPaidOut: noFacts
};
