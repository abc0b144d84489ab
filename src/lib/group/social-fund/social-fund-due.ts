import { zero, type Money } from '#money';
import type { Constitution } from '../rules/constitution.ts';

/** Minor units that each meeting asks of each woman for the social fund; zero where the group has none (law 3). */
export function socialFundDueAtMeeting(constitution: Constitution): Money {
	return constitution.socialFund?.amount ?? zero;
}
