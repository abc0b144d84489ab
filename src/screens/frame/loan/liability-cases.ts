import type { Words } from '#i18n';
import type { CurrencyCode, Money } from '#money';
import { liabilityShares, type LiabilityShare } from '#reports';

/** Debt of each woman if a number of women cannot pay, and its sentence. */
export interface LiabilityCase extends LiabilityShare {
	readonly said: string;
}

/** Cases in which none, one, two and three women cannot pay; minor units. */
export const liabilityCases = (
	amount: Money,
	women: number,
	currency: CurrencyCode,
	words: Words
): readonly LiabilityCase[] =>
	liabilityShares(amount, women, currency).map((share) => {
		const owed = words.amount(share.each, currency);
		const said =
			share.cannot === 0
				? words.say('bank.together-all', { amount: owed })
				: words.say('bank.together-some', { count: share.cannot, amount: owed });
		return { ...share, said };
	});

/** Head of the question that shows the cases. */
export const liabilityAsked = (cases: readonly LiabilityCase[], say: Words['say']) => ({
	title: say('bank.together-title'),
	tight: true,
	prompt: say('bank.together-prompt'),
	heard: [say('bank.together-prompt'), ...cases.map(({ said }) => said)].join(' ')
});
