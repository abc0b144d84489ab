import type { DossierBlock, DossierData } from './dossier-types.ts';
import { accountsPart } from './accounts.ts';
import { depositsPart } from './bank.ts';
import { conductPart } from './conduct.ts';
import { exceptionsPart } from './close.ts';
import type { DossierContext } from './context.ts';
import { decisionPart } from './decision.ts';
import { agreementPart } from './agreement.ts';
import { applicationPart } from './application.ts';
import { loansPart } from './loans.ts';
import { membersPart } from './members.ts';
import { gradingPart } from './more-figures.ts';
import { openingPart } from './opening-form.ts';
import { regularityPart } from './regularity.ts';
import { requirementPart } from './requirement.ts';
import { resolutionPart } from './resolution.ts';

/** What an officer reads first: who asks, and what the book holds. */
const records = [
	decisionPart,
	depositsPart,
	conductPart,
	membersPart,
	regularityPart,
	loansPart,
	accountsPart,
	exceptionsPart
];
/** What is signed for this loan, each on a sheet of its own. */
const forms = [applicationPart, resolutionPart, requirementPart, agreementPart];

/** A draft asks for no loan: it has none of the forms that do, and that of an account where the group has none yet. */
const partsOf = ({ isDraft }: DossierContext) => [
	...records,
	...(isDraft ? [] : forms),
	openingPart,
	...(isDraft ? [] : [gradingPart])
];

const titleOf = ({ isDraft }: DossierContext): DossierData['title'] =>
	isDraft ? 'dossier.title-draft' : 'dossier.title';

/** The file for the bank as it grows, part by part. */
export function* dossierParts(context: DossierContext): Generator<DossierData & { readonly share: number }> {
	const blocks: DossierBlock[] = [];
	const parts = partsOf(context);
	for (const [place, part] of parts.entries()) {
		blocks.push(...part(context));
		const share = (place + 1) / parts.length;
		yield { title: titleOf(context), blocks: [...blocks], isWhole: share === 1, share };
	}
}

/** All of it. */
export function dossierPaper(context: DossierContext): DossierData {
	const blocks = partsOf(context).flatMap((part) => part(context));
	return { title: titleOf(context), blocks, isWhole: true };
}
