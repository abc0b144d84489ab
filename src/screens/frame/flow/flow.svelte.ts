import type { MemberId } from '#kernel';
import type { Words } from '#i18n';
import type { Money } from '#money';
import type { AmountDraft } from '#session/amount-draft.svelte.ts';
import type { EntryPlace } from '#session/meeting/entry-place.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import type { CodeList } from '#ui/codes.ts';
import type { Art } from '#ui/symbol/art.ts';
import type { PrimaryAct, Tone } from '#ui/types.ts';
import type { EntryHead } from '../entry-frame.ts';
import { EntryAct } from './entry-act.ts';

/** Handler of a touch; its writing can be awaited. */
type Touch = () => unknown;

/** One answer of several. */
export interface Choice {
	readonly label: string;
	readonly art: Art;
	readonly tone?: Tone;
	readonly disabled?: boolean;
	readonly onpress: Touch;
}

/** Faces of members: one is touched, or several are selected. */
interface Faces {
	readonly memberIds: readonly MemberId[];
	readonly selected?: readonly MemberId[];
	readonly disabled?: (memberId: MemberId) => boolean;
	readonly onpress: (memberId: MemberId) => void;
}

/** One screen of a flow: what it says, asks and does. */
export interface Question<Step extends string> extends EntryHead {
	/** Previous step; left out for the first question. */
	readonly before?: Step | undefined;
	/** Progress, drawn as dots. */
	readonly dots?: { readonly count: number; readonly at: number };
	/** Answers in rows, in tiles of two columns, or in small tiles for codes. */
	readonly rows?: readonly Choice[];
	readonly tiles?: readonly Choice[];
	readonly codes?: readonly Choice[];
	readonly faces?: Faces;
	/** Amount on the note pad; the action is disabled at zero. */
	readonly amount?: AmountDraft;
	readonly bundles?: readonly Money[];
	/** True if the amount is copied from a paper: typed as digits, with paise. */
	readonly digits?: boolean;
	/** A name, typed or chosen from the usual ones. */
	readonly names?: readonly { readonly name: string; readonly art: Art }[];
	readonly onname?: (name: string) => void;
	/** Label of the text field, where it asks for no name. */
	readonly typed?: string;
	readonly act?: Omit<PrimaryAct, 'onpress'> & { readonly onpress: Touch };
}

/** Questions of a flow; their common parts are in its `head`. */
export type Questions<Step extends string> = Readonly<
	Record<Step, () => Omit<Question<Step>, 'title'> & { readonly title?: string }>
>;

/** A sequence of questions that ends in an entry. */
export abstract class Flow<
	Step extends string = string,
	Place extends EntryPlace = MeetingView
> extends EntryAct<Place> {
	step: Step;
	/** Consent of the circle; a step back clears it, since it is for what was heard. */
	readonly circle?: { clear: () => void };
	abstract readonly questions: Questions<Step>;
	/** Called once the flow has written its entry. */
	onended: () => void = () => undefined;

	constructor(place: Place, first: Step) {
		super(place);
		this.step = $state.raw(first);
	}

	readonly say: Words['say'] = (key, values) => this.place.say(key, values);

	/** Defaults of every question. */
	protected get head(): Partial<Question<Step>> {
		return {};
	}
	/** Derived once per change, since building its text may try the entry. */
	readonly question: Question<Step> = $derived.by(() => ({
		title: '',
		...this.head,
		...this.questions[this.step]()
	}));
	protected async end(written: Promise<boolean>): Promise<void> {
		if (await written) this.onended();
	}
	go(step: Step): void {
		this.step = step;
	}
	/** One step back. @returns false at the first question */
	back(): boolean {
		const { before } = this.question;
		if (before === undefined) return false;
		this.go(before);
		this.circle?.clear();
		return true;
	}
}

/** Answers for all codes of a list. */
export const choicesOf = <Code extends string>(
	list: Pick<CodeList<Code>, 'codes' | 'art' | 'wordsFor'>,
	say: Words['say'],
	choose: (code: Code) => unknown,
	more: (code: Code) => Partial<Choice> = () => ({})
): readonly Choice[] =>
	list.codes.map((code) => {
		const key = list.wordsFor(code);
		const label = key === null ? code : say(key);
		return { label, art: list.art[code], onpress: () => choose(code), ...more(code) };
	});
