import { err, ok, type Result } from '#kernel';
import { money, type Pieces } from '#money';
import { areWhole, sharingRules, type SharingWeights } from '#group';
import type { ShareOutAsked } from '#reports';

/** Options of `report` that ask what a share-out would give. */
const shareOutOptions = ['rule', 'weights', 'rate', 'tax', 'notes', 'distribute'] as const;

export type ShareOutOptions = Readonly<Partial<Record<(typeof shareOutOptions)[number], string | undefined>>>;

/** @returns what is asked, null where nothing is, or in one sentence why it is not understood */
export function parseShareOut({
	rule,
	weights,
	rate,
	tax,
	notes,
	distribute
}: ShareOutOptions): Result<ShareOutAsked | null, string> {
	const known = sharingRules.find((name) => name === rule);
	if (rule !== undefined && known === undefined)
		return err(`--rule is one of ${sharingRules.join(', ')}, not "${rule}".`);
	if ((rule === 'mixed') !== (weights !== undefined))
		return err('--weights go with --rule mixed, and only with it.');
	const parts = weights === undefined ? undefined : weightsIn(weights);
	if (parts === null)
		return err(`--weights are RULE=PARTS, divided by commas, 100 in all, not "${String(weights)}".`);
	if ((rule === 'fixedRate') !== (rate !== undefined) || (tax !== undefined && rate === undefined))
		return err('--rate goes with --rule fixedRate, and only with it; --tax with --rate.');
	const wrong = [rate, tax].find((percent) => percent !== undefined && !isPercent(percent));
	if (wrong !== undefined) return err(`--rate and --tax are percentages such as 12.5, not "${wrong}".`);
	if (distribute !== undefined && !/^[1-9]\d{0,10}$/.test(distribute))
		return err(`--distribute is an amount in minor units, not "${distribute}".`);
	const pieces = notes === undefined ? undefined : notesIn(notes);
	if (pieces === null || (notes !== undefined && distribute !== undefined))
		return err('--notes are PIECE=COUNT in minor units, divided by commas, and go with the whole share-out.');
	if (known === undefined && distribute === undefined && pieces === undefined) return ok(null);
	return ok({
		rule: known,
		weights: parts,
		...(pieces !== undefined && { notes: pieces }),
		rate: rate === undefined ? undefined : { percent: rate, ...(tax !== undefined && { taxPercent: tax }) },
		distribute: distribute === undefined ? undefined : money(Number(distribute))
	});
}

const isPercent = (text: string): boolean => /^(?:0|[1-9]\d{0,2})(?:\.\d{1,2})?$/.test(text);

/** "50000=3,2000=1": so many of each note or coin, each once. */
function notesIn(text: string): Pieces | null {
	const parts = text.split(',').map((part) => /^([1-9]\d{0,9})=(\d{1,6})$/.exec(part));
	const pieces = parts.map((found) => [found?.[1] ?? '', Number(found?.[2])] as const);
	return parts.includes(null) || new Set(pieces.map(([piece]) => piece)).size < pieces.length
		? null
		: Object.fromEntries(pieces);
}

function weightsIn(text: string): SharingWeights | null {
	const parts = text.split(',').map((part) => part.split('='));
	const weights: SharingWeights = {};
	for (const [name, hundredths = ''] of parts) {
		const rule = sharingRules.find((one) => one === name);
		if (
			rule === undefined ||
			rule === 'mixed' ||
			rule === 'fixedRate' ||
			rule in weights ||
			!/^\d{1,3}$/.test(hundredths)
		)
			return null;
		weights[rule] = Number(hundredths);
	}
	return areWhole(weights) ? weights : null;
}
