import type { SignaturesBlock } from './dossier-types.ts';
import { blank, holderOf, whoIs, type DossierContext } from './context.ts';

/** The three who sign for the group, each with a box for the hand and one for the thumb. @param represents what a bank asks of those who speak for the group */
export function signatures(
	key: string,
	context: DossierContext,
	represents?: SignaturesBlock['represents']
): SignaturesBlock {
	const offices = ['president', 'secretary', 'treasurer'] as const;
	return {
		kind: 'signatures',
		key,
		represents,
		lines: offices.map((office) => {
			const holder = holderOf(context, office);
			return { name: holder === null ? blank : whoIs(holder), office: `paper.${office}` };
		})
	};
}
