import type { Words } from '#i18n';
import type { CurrencyCode, Money } from '#money';
import { liabilityShares, type LiabilityShare } from '#reports';

/** What is owed when so many cannot pay, and how that is said. */
export interface LiabilityCase extends LiabilityShare {
	readonly said: string;
}

/** When all pay, and when one, two and three cannot; amounts are minor units. */
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

/** The question that is heard with them. */
export const liabilityAsked = (cases: readonly LiabilityCase[], say: Words['say']) => ({
	title: say('bank.together-title'),
	tight: true,
	prompt: say('bank.together-prompt'),
	heard: [say('bank.together-prompt'), ...cases.map(({ said }) => said)].join(' ')
});
