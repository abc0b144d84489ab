import { present } from '#kernel';
import type { MessageKey, Words } from '#i18n';
import type { AppState } from '#session/app-state.svelte.ts';
import { wordsOf } from '#session/context.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { isAtItsLock } from '#session/open-lock.ts';
import { refuse, refuseWith } from '#session/refusing.ts';
import { answersKept } from './kept-answers.ts';
import { newBookOf } from './setup-book.ts';
import { forgetSetupDraft, setupDraft, type SetupDraft } from './setup-draft.svelte.ts';
import {
	belongsTo,
	isSetupPlace,
	missingIn,
	officeOf,
	reachedIn,
	setupAsked,
	setupSteps,
	stepOf,
	stepsFor,
	type SetupPlace,
	type SetupStep
} from './setup-steps.ts';

/** Navigation through the questions of a new group, one per screen. */
export class SetupScreen {
	readonly draft: SetupDraft;
	readonly #app: AppState;
	#refused = $state.raw<{ readonly why: SpokenReason; readonly missing: SetupStep | null } | null>(null);
	busy = $state(false);
	/** True while one answer is corrected from the last page, which is shown next. */
	#isCorrecting = false;

	constructor(app: AppState) {
		this.#app = app;
		this.draft = setupDraft(app);
		this.draft.book ??= app.founding.begin();
		const { kept } = app.founding;
		kept.onclosed = () => void forgetSetupDraft(app);
		// The stored answers are unreadable.
		if (kept.isLost && this.draft.first === null) this.beginAgain();
		kept.isLost = false;
	}

	/** Encrypts the draft with the code of the woman who has the phone, once she repeated it or chose another symbol. */
	async lockDraft(): Promise<void> {
		const { draft } = this;
		const given = draft.codes.find(({ holder }) => holder.memberId === draft.first);
		if (given === undefined || draft.firstCode === null) return;
		await this.#app.founding.kept.lock(present(draft.book, 'its files are made'), given);
		this.keep();
	}

	/** Stores the answers so far, encrypted. */
	keep(): void {
		void this.#app.founding.kept.keep(answersKept(this.draft));
	}

	#mark(begun: boolean): void {
		// Before there is a book, the currency decides the calendar. Set between two questions, since other words redraw the screen.
		this.#app.wording.founds(begun ? this.draft.currency : null);
	}

	/** Reason why the next question is refused; shown until the missing answer is given. */
	get refusal(): SpokenReason | null {
		if (this.#refused === null) return null;
		const { why, missing } = this.#refused;
		return missing === null || missingIn(missing, this.draft) !== null ? why : null;
	}
	closeRefusal(): void {
		this.#refused = null;
	}

	/** Screen of an address; for a question that is not due yet, the one that is. */
	placeAt(name: string): SetupPlace {
		const place = isSetupPlace(name) ? name : 'first';
		const reached = reachedIn(this.draft);
		const step = stepOf(place);
		if (setupSteps.indexOf(step) > setupSteps.indexOf(reached)) return reached;
		const needsMember = place === 'member' || place === 'saver' || place === 'her-loan';
		return needsMember && this.draft.member === null ? step : place;
	}

	/** @returns the next question, or null while this one is not answered: the refusal then names what is missing */
	next(step: SetupStep): SetupStep | null {
		const missing = missingIn(step, this.draft);
		if (missing !== null) {
			this.#refuse(missing, step);
			return null;
		}
		this.#refused = null;
		if (step === 'first') void this.lockDraft();
		this.#mark(true);
		const steps = stepsFor(this.draft);
		const following = steps[steps.indexOf(step) + 1];
		return this.#isCorrecting && !belongsTo(following, step) ? reachedIn(this.draft) : (following ?? null);
	}

	/** @returns the previous question, or null at the first one */
	previous(step: SetupStep): SetupStep | null {
		this.#refused = null;
		const steps = stepsFor(this.draft);
		const before = steps[steps.indexOf(step) - 1];
		if (before === undefined) this.#mark(false);
		return this.#isCorrecting && !belongsTo(step, before) ? 'check' : (before ?? null);
	}

	/** Starts the correction of one answer from the last page. */
	corrects(): void {
		this.#isCorrecting = true;
	}
	/** Ends the correction at the last page. */
	isChecked(): void {
		this.#isCorrecting = false;
	}

	/** Called after a reload at a later question when no answer was stored. */
	beginAgain(): void {
		this.#refused = { why: refuseWith(this.#app, 'setup.begin-again', 'book'), missing: 'first' };
	}

	/** Founds the book and opens it; its key paper comes next. A stored book that does not open shows its lock. */
	async make(): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		const founded = await this.#app.founding.found(newBookOf(this.draft, () => this.#app.parts.random.id()));
		this.busy = false;
		if (!founded.ok)
			this.#refused = { why: refuse(this.#app, founded.error, this.draft.currency), missing: null };
		if (!founded.ok && !isAtItsLock(this.#app, this.draft.book)) return;
		this.#mark(false);
		forgetSetupDraft(this.#app);
		await this.#app.founding.kept.drop();
	}

	#refuse(missing: MessageKey, step: SetupStep): void {
		const { draft } = this;
		const amount = this.#words.amount(draft.sheet.gap, draft.currency);
		const values = { office: this.#words.say(officeOf(step, draft)), amount };
		this.#refused = { why: refuseWith(this.#app, missing, setupAsked[step].icon, values), missing: step };
	}

	get #words(): Words {
		return wordsOf(this.#app);
	}
}
