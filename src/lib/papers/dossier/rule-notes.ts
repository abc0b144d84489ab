import type { MessageKey, Words } from '#i18n';
import type { Money } from '#money';
import type { DossierBlock, TextBlock } from './dossier-types.ts';
import type { DossierContext } from './context.ts';

/** What else the rule says of a loan: what it asks beside the books, cash credit, collateral, other floors that were seen. */
export function ruleNotes({ dose, asked, currency, ruleFits }: DossierContext): readonly DossierBlock[] {
	if (!ruleFits) return [];
	const { cashCredit, noCollateralUpTo, needs, alsoSeen } = dose;
	const money = (held: Money) => (words: Words) => words.money(held, currency, true);
	return [
		...needs.map((need) => text(`need ${need}`, `dossier.needs-${need}`)),
		...(alsoSeen.length === 0
			? []
			: [
					text('also-seen', 'dossier.also-seen', (words) => ({
						amounts: alsoSeen.map((one) => money(one)(words)).join(', ')
					}))
				]),
		...(cashCredit === null
			? []
			: [
					text('cash-credit', 'dossier.cash-credit-rule', (words) => ({
						amount: money(cashCredit.atLeast)(words),
						years: cashCredit.years
					}))
				]),
		...(noCollateralUpTo === null || asked.amount > noCollateralUpTo
			? []
			: [
					text('no-collateral', 'dossier.no-collateral', (words) => ({
						amount: money(noCollateralUpTo)(words)
					}))
				])
	];
}

function text(key: string, sentence: MessageKey, values?: TextBlock['values']): TextBlock {
	return { kind: 'text', key, say: sentence, values };
}
