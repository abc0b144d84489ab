import type { SignaturesBlock } from './dossier-types.ts';
import { blank, holderOf, whoIs, type DossierContext } from './context.ts';

/** The three who sign for the group, each with a box for the hand and one for the thumb. */
export function signatures(key: string, context: DossierContext): SignaturesBlock {
	const offices = ['president', 'secretary', 'treasurer'] as const;
	return {
		kind: 'signatures',
		key,
		lines: offices.map((office) => {
			const holder = holderOf(context, office);
			return { name: holder === null ? blank : whoIs(holder), office: `paper.${office}` };
		})
	};
}
