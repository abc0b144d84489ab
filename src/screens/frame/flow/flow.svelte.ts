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

/** What a touch does; what it writes can be awaited. */
type Touch = () => unknown;

/** One answer of several. */
export interface Choice {
	readonly label: string;
	readonly art: Art;
	readonly tone?: Tone;
	readonly disabled?: boolean;
	readonly onpress: Touch;
}

/** The faces of women: one is touched, or several are chosen. */
interface Faces {
	readonly memberIds: readonly MemberId[];
	readonly selected?: readonly MemberId[];
	readonly disabled?: (memberId: MemberId) => boolean;
	readonly onpress: (memberId: MemberId) => void;
}

/** One screen: what it says, what it asks, and what is done with it. */
export interface Question<Step extends string> extends EntryHead {
	/** Where the arrow leads; left out where the flow begins. */
	readonly before?: Step | undefined;
	/** How far people are, as dots. */
	readonly dots?: { readonly count: number; readonly at: number };
	/** Answers below each other, as tiles of two columns, or small tiles for codes. */
	readonly rows?: readonly Choice[];
	readonly tiles?: readonly Choice[];
	readonly codes?: readonly Choice[];
	readonly faces?: Faces;
	/** A sum on the note pad; the act waits for one. */
	readonly amount?: AmountDraft;
	readonly bundles?: readonly Money[];
	/** The sum is copied from a paper: digits, with paise. */
	readonly digits?: boolean;
	/** A name that is typed, or touched among those that are usual. */
	readonly names?: readonly { readonly name: string; readonly art: Art }[];
	readonly onname?: (name: string) => void;
	/** What is typed there, where it is no name. */
	readonly typed?: string;
	readonly act?: Omit<PrimaryAct, 'onpress'> & { readonly onpress: Touch };
}

/** What all questions of a flow have in common stands in its head. */
export type Questions<Step extends string> = Readonly<
	Record<Step, () => Omit<Question<Step>, 'title'> & { readonly title?: string }>
>;

/** Questions one after the other, which end in what is written. */
export abstract class Flow<
	Step extends string = string,
	Place extends EntryPlace = MeetingView
> extends EntryAct<Place> {
	step: Step;
	/** Whose yes is for what it heard: a step back takes it away. */
	readonly circle?: { clear: () => void };
	abstract readonly questions: Questions<Step>;
	/** Where the screen goes once the flow has written what it was for. */
	onended: () => void = () => undefined;

	constructor(place: Place, first: Step) {
		super(place);
		this.step = $state.raw(first);
	}

	readonly say: Words['say'] = (key, values) => this.place.say(key, values);

	/** What each question shows that says no other. */
	protected get head(): Partial<Question<Step>> {
		return {};
	}
	/** Made once a change, whoever reads a part of it: its words may try what would be written. */
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

/** Each code of a list as an answer. */
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
