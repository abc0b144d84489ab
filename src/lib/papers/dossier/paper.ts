import type { DossierData } from './dossier-types.ts';
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
import { openingPart } from './opening-form.ts';
import { regularityPart } from './regularity.ts';
import { requirementPart } from './requirement.ts';
import { resolutionPart } from './resolution.ts';

/** The file for the bank: what an officer reads first, then the forms, each on a sheet of its own. */
export function dossierPaper(context: DossierContext): DossierData {
	const parts = [
		decisionPart,
		depositsPart,
		conductPart,
		membersPart,
		regularityPart,
		loansPart,
		accountsPart,
		exceptionsPart,
		applicationPart,
		resolutionPart,
		requirementPart,
		agreementPart,
		openingPart
	];
	return { title: 'dossier.title', blocks: parts.flatMap((part) => part(context)) };
}
